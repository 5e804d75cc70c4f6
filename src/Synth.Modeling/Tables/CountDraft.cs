using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is counted per row, while the table is fitted.</summary>
/// <param name="Counted">The table whose rows are counted.</param>
/// <param name="Link">The link of that table; -1 for its primary parent.</param>
/// <param name="Encoder">The codes of the count.</param>
/// <param name="Variable">The count as a variable.</param>
/// <param name="Codes">The codes. Shape [rows].</param>
internal sealed record CountDraft(TableName Counted, int Link, NumberEncoder Encoder, Variable Variable, byte[] Codes)
{
    /// <summary>How many rows have each code.</summary>
    public int[] CodeRows()
    {
        var rows = new int[Variable.BinCount];
        foreach (var code in Codes)
        {
            rows[code]++;
        }

        return rows;
    }
}
