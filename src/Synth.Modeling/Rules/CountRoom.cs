using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Which numbers of rows below may go with which values of a column, as rules between the two tables have it.</summary>
internal sealed class CountRoom
{
    private readonly TableDraft draft;
    private readonly DataColumnModel column;
    private readonly (int Index, CountDraft Item) count;
    private readonly HashSet<(byte Count, byte Status)> known;

    /// <param name="draft">The table, coded.</param>
    /// <param name="child">Whose rows are counted.</param>
    /// <param name="above">The column of the table that the rules speak of.</param>
    public CountRoom(TableDraft draft, TableName child, string above)
    {
        this.draft = draft;
        column = draft.Columns.OfType<DataColumnModel>().First(model => model.Name == above);
        count = draft.Counts.Index().First(entry => entry.Item.Counted == child && entry.Item.Link < 0);
        known = count.Item.Codes.Zip(draft.Variables[column.FirstVariable].Codes).ToHashSet();
    }

    /// <summary>The code of a number of rows below.</summary>
    public byte CodeOf(int rows) => count.Item.Encoder.CodeOf(rows);

    /// <summary>Keeps pairs from being drawn but those that the source has; null where none is left, or the value is decided.</summary>
    /// <param name="pairs">Codes of numbers and of values that do not go together, each once.</param>
    public Exclusion? Exclude(IEnumerable<(byte Count, byte Status)> pairs)
    {
        (byte Count, byte Status)[] excluded = [.. pairs.Where(pair => !known.Contains(pair))];
        return excluded.Length == 0 || column.Decided is not null
            ? null
            : new Exclusion(
                draft.StructureCount - draft.Counts.Count + count.Index,
                column.FirstVariable,
                Array.ConvertAll(excluded, pair => pair.Count),
                Array.ConvertAll(excluded, pair => pair.Status),
                $"{draft.Table.Plan.Name}.{column.Name}",
                $"{draft.Table.Plan.Name}.{count.Item.Variable.Name}",
                IsDecided: false,
                draft.Table.RowCount);
    }
}
