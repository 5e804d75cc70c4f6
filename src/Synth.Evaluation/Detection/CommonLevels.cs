namespace Synth.Evaluation;

/// <summary>The commonest values of a coded column.</summary>
internal static class CommonLevels
{
    /// <summary>The codes of the commonest values, commonest first; between equals, in order of the texts.</summary>
    public static int[] Of(DataColumn column, int limit)
    {
        var counts = new int[column.Levels.Count];
        foreach (var value in column.Values)
        {
            if (!double.IsNaN(value))
            {
                counts[(int)value]++;
            }
        }

        return [.. Enumerable.Range(0, counts.Length)
            .Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code])
            .ThenBy(code => code)
            .Take(limit)];
    }
}
