using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// Rows that know of the source no more than which shares single categories have, of those that two families have or more: each column's
/// categories are those of the synthetic rows in another order, and its numbers are those of strangers. What an attacker learns from them
/// is the sample that happened to be drawn, which every clone of few families tells, and nobody's row.
/// </summary>
internal static class CommonRows
{
    private const int MinFamilies = 2;

    /// <summary>As many rows as there are synthetic ones. Shape [columns][rows].</summary>
    /// <param name="table">The table.</param>
    /// <param name="strangers">Rows that the fit did not see. Shape [columns][rows].</param>
    /// <param name="stream">Draws.</param>
    public static float[][] Of(AttackedTable table, float[][] strangers, RandomStream stream) => Array.ConvertAll(table.Columns, column =>
    {
        var known = table.Space.IsNumeric(column) ? [] : Known(table, column);
        var (pool, draw) = (known.Length == 0 ? strangers[column] : known, stream.Derive(column));
        return Enumerable.Range(0, table.SyntheticCount).Select(row => pool[draw.Below(row, pool.Length)]).ToArray();
    });

    private static float[] Known(AttackedTable table, int column)
    {
        var shared = table.Members[column].Zip(table.MemberFamilies).Distinct().CountBy(entry => entry.First)
            .Where(entry => entry.Value >= MinFamilies).Select(entry => entry.Key).ToHashSet();
        return [.. table.Synthetic[column].Where(shared.Contains)];
    }
}
