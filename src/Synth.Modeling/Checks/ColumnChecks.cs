using System.Globalization;
using Synth.Data;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// What the checks of a table, and of the domain of a column, that speak of this column alone leave of its values. Checks beyond the common
/// core allow everything.
/// </summary>
internal sealed class ColumnChecks : IDisposable
{
    /// <summary>How far apart the ends of numbers may lie for all that are between them to be looked at.</summary>
    private const int MostListed = 1 << 16;

    private readonly Column column;
    private readonly SqlExpression[] literals;
    private readonly Func<CheckRow, Scalar>[] tests;
    private readonly RecordBatch one;

    private ColumnChecks(Column column, IEnumerable<(SqlExpression Parsed, Func<CheckRow, Scalar> Test)> checks)
    {
        this.column = column;
        var all = checks.ToArray();
        literals = [.. all.SelectMany(check => check.Parsed.All()).Where(part => part is NumberLiteral or TextLiteral or Negation)];
        tests = [.. all.Select(check => check.Test)];
        one = RecordBatch.Create([ColumnLayout.Of(column)], 1);
    }

    /// <summary>The checks of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="table">Its table.</param>
    /// <param name="schema">The schema that it is in.</param>
    public static ColumnChecks Of(Column column, Table table, DatabaseSchema schema)
    {
        var syntax = SqlSyntaxes.Of(schema.Engine);
        var domains = OfDomains(column, schema).Select(check => (check.Sql, Value: (string?)column.Name));
        return new ColumnChecks(column, table.Checks
            .Where(check => check.IsEnabled && check.Sql.Contains(column.Name, StringComparison.OrdinalIgnoreCase))
            .Select(check => (check.Sql, Value: (string?)null))
            .Concat(domains)
            .Select(check => CheckCompiler.Compile(check.Sql, syntax, [column], check.Value) is { Columns.Count: 1 } compiled
                ? (SqlExpressionParser.Parse(check.Sql, syntax)!, compiled.Evaluate)
                : default)
            .Where(check => check.Evaluate is not null));
    }

    /// <summary>The checks of the domain of a column; a domain over a domain has those of both.</summary>
    public static IEnumerable<CheckConstraint> OfDomains(Column column, DatabaseSchema schema)
    {
        for (var type = column.Type as DomainType; type is not null; type = type.Underlying as DomainType)
        {
            foreach (var check in schema.Types.FirstOrDefault(candidate => candidate.Name == type.Name)?.Checks ?? [])
            {
                yield return check;
            }
        }
    }

    /// <summary>The numbers in an expression.</summary>
    public static IEnumerable<decimal> NumbersIn(IEnumerable<SqlExpression> parts) => parts.SelectMany(part => part switch
    {
        Negation { Operand: NumberLiteral literal } => Read(literal.Text).Select(number => -number),
        NumberLiteral literal => Read(literal.Text),
        _ => [],
    });

    /// <summary>Narrows limits to what is allowed about the values of the source.</summary>
    /// <param name="limits">What the column's type holds, in units.</param>
    /// <param name="units">How values correspond to units.</param>
    /// <param name="least">The smallest value of the source.</param>
    /// <param name="most">The largest value of the source.</param>
    public NumberLimits Narrow(NumberLimits limits, NumberUnits units, long least, long most)
    {
        if (tests.Length == 0 || !Allows(units, least) || !Allows(units, most))
        {
            return limits;
        }

        var points = Points(limits, units);
        return limits with
        {
            Least = LastAllowed(units, least, points.Where(point => point < least).Reverse().Append(limits.Least), limits.Step),
            Most = LastAllowed(units, most, points.Where(point => point > most).Append(limits.Most), limits.Step),
        };
    }

    /// <summary>All numbers that are allowed, ascending; null where they are many, or are all between two ends.</summary>
    /// <param name="limits">What the column's type holds, in units.</param>
    /// <param name="units">How values correspond to units.</param>
    public long[]? ListNumbers(NumberLimits limits, NumberUnits units)
    {
        var points = Points(limits, units);
        if (points.Length == 0 || (Int128)points[^1] - points[0] > (Int128)limits.Step * MostListed
            || Allows(units, limits.Least) || Allows(units, limits.Most))
        {
            return null;
        }

        var allowed = new List<long>();
        for (var value = points[0]; value <= points[^1]; value += limits.Step)
        {
            if (Allows(units, value))
            {
                allowed.Add(value);
            }
        }

        return allowed.Count > 0 && allowed[^1] - allowed[0] > limits.Step * (allowed.Count - 1L) ? [.. allowed] : null;
    }

    /// <summary>The texts that are allowed, where checks list them; null where there are others.</summary>
    public string[]? ListTexts()
    {
        var texts = literals.OfType<TextLiteral>().Select(literal => literal.Text).Distinct().ToArray();
        string[] others = ["", "~", .. texts.Select(text => $"{text}~")];
        return texts.Length > 0 && Array.TrueForAll(others, text => !Allows(text)) && Array.FindAll(texts, Allows) is { Length: > 0 } listed
            ? listed
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    // The numbers that checks name, and their neighbours: between these, comparisons do not change.
    private long[] Points(NumberLimits limits, NumberUnits units)
    {
        var named = new List<Int128>();
        foreach (var number in CellNumber.IsNumeric(column.Type) ? NumbersIn(literals) : [])
        {
            one.Columns[0].Clear();
            if (CellNumber.TryAppend(one.Columns[0], column.Type, number) && units.TryRead(one.Columns[0], 0, out var value, out _))
            {
                named.AddRange([(Int128)value - limits.Step, value, (Int128)value + limits.Step]);
            }
        }

        return [.. named.Where(point => point >= limits.Least && point <= limits.Most).Select(point => (long)point).Distinct().Order()];
    }

    // Goes from point to point up to the first one that is not allowed, and halves the way to that.
    private long LastAllowed(NumberUnits units, long from, IEnumerable<long> points, long step)
    {
        foreach (var point in points)
        {
            if (Allows(units, point))
            {
                from = point;
                continue;
            }

            var refused = point;
            while (Int128.Abs(((Int128)refused - from) / step) > 1)
            {
                var middle = (long)(from + (((Int128)refused - from) / step / 2 * step));
                (from, refused) = Allows(units, middle) ? (middle, refused) : (from, middle);
            }

            return from;
        }

        return from;
    }

    private bool Allows(NumberUnits units, long value) => Allows(vector => units.Append(vector, value));

    private bool Allows(string text) => Allows(vector => ((BytesVector)vector).Append(text));

    private bool Allows(Action<ColumnVector> append)
    {
        one.Columns[0].Clear();
        append(one.Columns[0]);
        return Array.TrueForAll(tests, test => test(new CheckRow(one, 0)).Truth != false);
    }

    private static IEnumerable<decimal> Read(string digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? [number] : [];
}
