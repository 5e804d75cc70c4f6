using System.Text.RegularExpressions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Tells from the source's declarations and values what each column is to the metrics.</summary>
internal static partial class RoleChooser
{
    private const int ProbeLimit = 2000;

    /// <summary>The role of a column.</summary>
    /// <param name="table">The source's rows.</param>
    /// <param name="index">The column's position.</param>
    /// <param name="referencedRows">For each foreign key with one column, which other columns it determines is told by these rows.</param>
    public static ColumnRole Choose(CollectedTable table, int index, IReadOnlyList<int[]> referencedRows)
    {
        var schema = table.Scope.Table;
        var column = schema.Columns[index];
        var vector = table.Columns[index];
        if (IsKey(schema, column.Name))
        {
            return ColumnRole.Key;
        }

        if (table.Layout[index] is not { } layout || vector.NullCount == vector.Count)
        {
            return ColumnRole.Empty;
        }

        return layout.Type.WithoutDomain() switch
        {
            BooleanType => ColumnRole.Boolean,
            IntegerType => IsSerial(vector, layout.Type, column.Name) ? ColumnRole.Key : ColumnRole.Number,
            DecimalType or FloatType => ColumnRole.Number,
            DateType or TimestampType => ColumnRole.DateTime,
            TimeType => ColumnRole.Time,
            BinaryType or UuidType => ColumnRole.Text,
            _ => ChooseForText(vector, layout.Type, column.Name, referencedRows),
        };
    }

    private static bool IsKey(Table table, string column) =>
        table.ForeignKeys.Any(key => key.ReferencingColumns.Contains(column))
        || table.UniqueKeys().Any(key => key.Count == 1 && key[0] == column);

    private static bool IsSerial(ColumnVector vector, ColumnType type, string name) =>
        vector.Count - vector.NullCount >= 50
        && IdentifierName().IsMatch(name)
        && Present(vector).Select(row => CellReader.Number(vector, type, row)).Distinct().Count() == vector.Count - vector.NullCount;

    private static ColumnRole ChooseForText(ColumnVector vector, ColumnType type, string name, IReadOnlyList<int[]> referencedRows)
    {
        var rows = Present(vector).ToArray();
        var step = Math.Max(1, rows.Length / ProbeLimit);
        var probe = rows.Where((_, i) => i % step == 0).Select(row => CellReader.Text(vector, type, row)!).ToArray();
        if (probe.Count(text => DateForm().IsMatch(text)) >= 0.95 * probe.Length)
        {
            return ColumnRole.DateTime;
        }

        var distinct = rows.Select(row => CellReader.Text(vector, type, row)).Distinct().Count();
        var share = distinct / (double)referencedRows.Select(links => Independent(vector, type, rows, links)).Append(rows.Length).Min();
        var isText = distinct > 3 && (share >= 1
            || (share > 0.5 && distinct > 20)
            || (share > 0.2 && distinct > 200)
            || (PersonalName().IsMatch(name) && (share > 0.5 || distinct > 10))
            || (distinct > 30 && probe.Average(text => text.Length) > 60));
        return isText ? ColumnRole.Text : ColumnRole.Category;
    }

    // A value that is carried over from the parent counts once per parent.
    private static int Independent(ColumnVector vector, ColumnType type, int[] rows, int[] links)
    {
        var seen = new Dictionary<int, string>();
        var agreeing = 0;
        foreach (var row in rows)
        {
            var text = CellReader.Text(vector, type, row)!;
            agreeing += seen.TryAdd(links[row], text) || seen[links[row]] == text ? 1 : 0;
        }

        return agreeing >= 0.999 * rows.Length ? seen.Count : rows.Length;
    }

    private static IEnumerable<int> Present(ColumnVector vector) => Enumerable.Range(0, vector.Count).Where(row => !vector.IsNull(row));

    [GeneratedRegex(@"(^id$|_id$|[a-z]Id$|[a-z]ID$|_?(uuid|guid|key)$)")]
    private static partial Regex IdentifierName();

    [GeneratedRegex(@"^-?\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?$")]
    private static partial Regex DateForm();

    [GeneratedRegex(
        @"(first|last|middle|given|family|full|nick|display|contact|user|company|ship|fore|sur)_?name$|^name_?(first|last|given)|address"
        + @"|street|phone|fax|e?mail|zip|postal|postcode|url$|password|login|iban|notes?$|comments?$|description",
        RegexOptions.IgnoreCase)]
    private static partial Regex PersonalName();
}
