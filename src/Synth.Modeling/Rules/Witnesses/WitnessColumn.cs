namespace Synth.Modeling;

/// <summary>A column with few values, each of which has a code of its own, so that what is drawn tells the value.</summary>
/// <param name="Model">The column.</param>
/// <param name="Values">Its values.</param>
/// <param name="Codes">The code of each value.</param>
/// <param name="Places">The number of each row's value; -1 for null. Shape [rows].</param>
internal sealed record WitnessColumn(DataColumnModel Model, string[] Values, byte[] Codes, int[] Places)
{
    /// <summary>The columns of a table that are drawn by themselves, or decided by others of their row.</summary>
    /// <param name="draft">The table.</param>
    /// <param name="mayHaveOthers">Whether values that too few families share may have one more code, which tells none.</param>
    public static WitnessColumn[] Of(TableDraft draft, bool mayHaveOthers = false) =>
        [.. ConditionColumn.Of(draft).Select(condition => Of(draft, condition, mayHaveOthers)).OfType<WitnessColumn>()];

    /// <summary>The number of a value; -1 where the column does not have it.</summary>
    public int PlaceOf(string value) => Array.IndexOf(Values, value);

    private static WitnessColumn? Of(TableDraft draft, ConditionColumn condition, bool mayHaveOthers)
    {
        var model = draft.Columns.OfType<DataColumnModel>().First(column => column.Name == condition.Name);

        // A code for values that are not kept is written as any of those that are, so it would not tell.
        var others = mayHaveOthers && model.Encoder is CategoryEncoder { HasOthers: true } ? 1 : 0;
        if (model.Encoder.Variables is not [var single] || single.BinCount - 1 != condition.Values.Length + others)
        {
            return null;
        }

        var drawn = draft.Variables[model.FirstVariable].Codes;
        var codes = new byte[condition.Values.Length];
        for (var row = 0; row < drawn.Length; row++)
        {
            if (condition.Codes[row] is >= 0 and var place)
            {
                codes[place] = codes[place] is 0 ? drawn[row] : codes[place];
                if (codes[place] != drawn[row])
                {
                    return null;
                }
            }
        }

        return codes.Distinct().Count() == codes.Length ? new WitnessColumn(model, condition.Values, codes, condition.Codes) : null;
    }
}
