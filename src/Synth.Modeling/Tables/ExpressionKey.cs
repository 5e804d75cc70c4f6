using System.Text.RegularExpressions;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// What a unique index over expressions, or a unique key over generated columns, asks of the columns that it reads: rows that agree in all
/// of them collide, and so do some that differ in case alone, or in which a value stands for null.
/// </summary>
/// <param name="Columns">The columns that its expressions read, and those that are keys by themselves; each once.</param>
/// <param name="Folded">Those whose case does not count.</param>
/// <param name="NullsCollide">Whether some value stands for null, so that nulls collide.</param>
/// <param name="Filter">The condition of the rows that it speaks of; null for all.</param>
internal sealed record ExpressionKey(ValueList<string> Columns, ValueList<string> Folded, bool NullsCollide, string? Filter)
{
    /// <summary>
    /// The unique keys and indexes of a table that are over expressions; one whose expressions name no column is left to the engine.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="syntax">How the engine spells expressions.</param>
    public static IEnumerable<ExpressionKey> Of(Table table, SqlSyntax syntax)
    {
        var generated = table.Columns.Where(column => column.Generated is { Kind: GeneratedKind.Expression })
            .ToDictionary(column => column.Name, column => column.Generated!.Sql);
        foreach (var index in UniqueIndexes(table).Where(index =>
            index.Keys.Any(key => key.Expression is not null || generated.ContainsKey(key.Column!))))
        {
            var parts = index.Keys
                .Select(key => generated.TryGetValue(key.Column ?? "", out var sql) ? new IndexKey(null, sql) : key)
                .Select(key => Read(table, key, syntax).ReadThrough(sql => Read(table, new IndexKey(null, sql), syntax), generated))
                .ToArray();
            if (Array.TrueForAll(parts, part => part.Columns.Count > 0))
            {
                yield return new ExpressionKey(
                    parts.SelectMany(part => part.Columns).Distinct().ToValueList(),
                    parts.SelectMany(part => part.Folded).Distinct().ToValueList(),
                    parts.Any(part => part.NullsCollide) || !index.NullsAreDistinct,
                    index.Filter);
            }
        }
    }

    /// <summary>Whether an expression in any dialect names a column.</summary>
    public static bool Mentions(string sql, string column) =>
        Regex.IsMatch(sql, $@"(?<!\w){Regex.Escape(column)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A generated column that an expression reads stands for the columns that it is made of itself.
    private ExpressionKey ReadThrough(Func<string, ExpressionKey> read, IReadOnlyDictionary<string, string> generated)
    {
        var inner = Columns.Where(generated.ContainsKey)
            .ToDictionary(name => name, name => read(generated[name]).ReadThrough(read, generated));
        return inner.Count == 0 ? this : new ExpressionKey(
            Columns.SelectMany(name => inner.TryGetValue(name, out var key) ? key.Columns : [name]).Distinct().ToValueList(),
            Folded.SelectMany(name => inner.TryGetValue(name, out var key) ? key.Columns : [name])
                .Concat(inner.Values.SelectMany(key => key.Folded)).Distinct().ToValueList(),
            NullsCollide || inner.Values.Any(key => key.NullsCollide),
            Filter);
    }

    private static IEnumerable<Schema.Index> UniqueIndexes(Table table) => table.UniqueConstraints
        .Select(unique => (unique.Columns, unique.NullsAreDistinct))
        .Concat(table.PrimaryKey is { } primary ? [(primary.Columns, true)] : [])
        .Select(key => new Schema.Index
        {
            Name = "",
            Keys = key.Columns.Select(column => new IndexKey(column)).ToValueList(),
            IsUnique = true,
            NullsAreDistinct = key.NullsAreDistinct,
        })
        .Concat(table.Indexes.Where(index => index.IsUnique));

    private static ExpressionKey Read(Table table, IndexKey key, SqlSyntax syntax)
    {
        if (key.Column is not null)
        {
            return new ExpressionKey([key.Column], [], NullsCollide: false, Filter: null);
        }

        return SqlExpressionParser.Parse(key.Expression!, syntax) is { } parsed
            ? new ExpressionKey(
                Known(table, parsed.Columns()),
                Known(table, Calls(parsed, SqlFunction.Lower, SqlFunction.Upper).SelectMany(call => call.Columns())),
                Calls(parsed, SqlFunction.Coalesce).Any(call => call.Arguments[^1] is not (ColumnReference or NullLiteral)), Filter: null)
            : ReadWords(table, key.Expression!);
    }

    // What is beyond the common core still says which columns it reads, and what it does with case and nulls is taken to count.
    private static ExpressionKey ReadWords(Table table, string sql)
    {
        var columns = table.Columns.Select(column => column.Name).Where(name => Mentions(sql, name)).ToValueList();
        return new ExpressionKey(
            columns,
            Mentions(sql, "lower") || Mentions(sql, "upper") ? columns : [],
            Mentions(sql, "coalesce") || Mentions(sql, "ifnull") || Mentions(sql, "isnull"),
            Filter: null);
    }

    private static IEnumerable<FunctionCall> Calls(SqlExpression expression, params SqlFunction[] functions) =>
        expression.All().OfType<FunctionCall>().Where(call => functions.Contains(call.Function));

    private static ValueList<string> Known(Table table, IEnumerable<string> names) => names
        .Select(name => table.FindColumn(name) ?? table.Columns.FirstOrDefault(
            column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        .OfType<Column>()
        .Select(column => column.Name)
        .Distinct()
        .ToValueList();
}
