namespace Synth.Modeling;

/// <summary>Counts, for numbered values, the rows and the distinct families that have them.</summary>
internal static class FamilyCounter
{
    /// <summary>Counts.</summary>
    /// <param name="values">The number of each row's value, or -1 for none. Shape [rows].</param>
    /// <param name="valueCount">Values are 0 to this less 1.</param>
    /// <param name="families">The family of each row. Shape [rows].</param>
    /// <returns>Rows and families per value.</returns>
    public static (int[] Rows, int[] Families) Count(ReadOnlySpan<int> values, int valueCount, ReadOnlySpan<int> families)
    {
        var rows = new int[valueCount];
        var seen = new HashSet<long>();
        var distinct = new int[valueCount];
        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            if (value < 0)
            {
                continue;
            }

            rows[value]++;
            if (seen.Add(((long)value << 32) | (uint)families[row]))
            {
                distinct[value]++;
            }
        }

        return (rows, distinct);
    }
}
