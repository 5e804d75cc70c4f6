using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A column with few values, each shared by enough families, by which a rule may be limited to some rows.</summary>
/// <param name="Name">The column.</param>
/// <param name="Values">Its values; those that too few families share are not among them.</param>
/// <param name="Codes">The number of each row's value; -1 for null and for values that too few share. Shape [rows].</param>
internal sealed record ConditionColumn(string Name, string[] Values, int[] Codes)
{
    private const int MostValues = 12;

    /// <summary>How many rows have each value. Shape [values].</summary>
    public int[] Counts { get; } = [.. Values.Select((_, value) => Codes.AsSpan().Count(value))];

    /// <summary>The columns of a table by which rules may be limited.</summary>
    /// <param name="draft">The table.</param>
    public static ConditionColumn[] Of(TableDraft draft) =>
        [.. draft.Columns.OfType<DataColumnModel>()
            .Where(column => !column.IsOverridden)
            .Select(column => draft.Table.IndexOf(column.Name))
            .Where(index => draft.Table.Layout[index].Type.WithoutDomain() is TextType or EnumType { AllowsMany: false } or BooleanType)
            .Select(index => Of(draft.Table, index, draft.Context.MinFamilies))
            .OfType<ConditionColumn>()];

    private static ConditionColumn? Of(SourceTable table, int index, int minFamilies)
    {
        var known = SourceCodes.Of(table, index);
        if (known.Count is < 2 or > 4 * MostValues)
        {
            return null;
        }

        var families = Enumerable.Range(0, known.Count).Select(_ => new HashSet<int>()).ToArray();
        var first = new int[known.Count];
        for (var row = table.RowCount - 1; row >= 0; row--)
        {
            if (known.Codes[row] is >= 0 and var code)
            {
                families[code].Add(table.Families[row]);
                first[code] = row;
            }
        }

        int[] shared = [.. Enumerable.Range(0, known.Count).Where(code => families[code].Count >= minFamilies)];
        if (shared.Length is < 2 or > MostValues)
        {
            return null;
        }

        string[] values = [.. shared.Select(code => CompositionSource.Read(table.Columns[index], first[code])!)];
        return new ConditionColumn(
            table.Layout[index].Name, values, Array.ConvertAll(known.Codes, code => code < 0 ? -1 : Array.IndexOf(shared, code)));
    }
}
