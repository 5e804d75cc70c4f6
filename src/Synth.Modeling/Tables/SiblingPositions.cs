namespace Synth.Modeling;

/// <summary>Counts siblings among rows that stand together by parent.</summary>
internal static class SiblingPositions
{
    /// <summary>How many siblings each row has, itself included, and its position among them, from 0.</summary>
    /// <param name="parents">The parent of each row; rows without one (-1) are alone.</param>
    public static (int[] Counts, int[] Indexes) Of(ReadOnlySpan<int> parents)
    {
        var counts = new int[parents.Length];
        var indexes = new int[parents.Length];
        for (var begin = 0; begin < parents.Length;)
        {
            var end = begin + 1;
            while (end < parents.Length && parents[end] == parents[begin] && parents[begin] >= 0)
            {
                end++;
            }

            for (var row = begin; row < end; row++)
            {
                counts[row] = end - begin;
                indexes[row] = row - begin;
            }

            begin = end;
        }

        return (counts, indexes);
    }

    /// <summary>The sibling before each row; -1 for the first ones. Shape [rows].</summary>
    /// <param name="parents">The parent of each row; rows without one (-1) are alone.</param>
    public static int[] EldersOf(int[] parents) =>
        [.. parents.Select((parent, row) => parent >= 0 && row > 0 && parents[row - 1] == parent ? row - 1 : -1)];

    /// <summary>How many rows have each parent.</summary>
    /// <param name="parents">The parent of each row; negative for none.</param>
    /// <param name="parentCount">How many parents there are.</param>
    public static int[] CountByParent(ReadOnlySpan<int> parents, int parentCount)
    {
        var counts = new int[parentCount];
        foreach (var parent in parents)
        {
            if (parent >= 0)
            {
                counts[parent]++;
            }
        }

        return counts;
    }
}
