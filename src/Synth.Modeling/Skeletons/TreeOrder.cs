namespace Synth.Modeling;

/// <summary>
/// Arranges the numbers of children of the rows of a table that references itself, so that breadth first every row comes after
/// the row it hangs under: the rows at the top first, then their children, and so on.
/// </summary>
internal static class TreeOrder
{
    /// <summary>Swaps counts until every row but those at the top finds its place behind its parent.</summary>
    /// <param name="counts">Children per row; their sum is less than the number of rows.</param>
    public static void Arrange(int[] counts)
    {
        var tops = counts.Length - counts.Sum();
        var open = 0L;
        var next = 0;
        for (var row = 0; row < counts.Length; row++)
        {
            // Behind the tops, row number r is child number r - tops: a row before it must have that child.
            open += counts[row];
            if (row + 1 >= tops && row + 1 < counts.Length && open <= row + 1 - tops)
            {
                next = Math.Max(next, row + 1);
                while (counts[next] == 0)
                {
                    next++;
                }

                open += counts[next] - counts[row];
                (counts[row], counts[next]) = (counts[next], counts[row]);
            }
        }
    }
}
