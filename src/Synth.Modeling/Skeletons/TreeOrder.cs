namespace Synth.Modeling;

/// <summary>
/// Arranges the numbers of children of the rows of a table that references itself, so that breadth first every row comes after
/// the row it hangs under: the rows at the top first, then their children, and so on.
/// </summary>
internal static class TreeOrder
{
    /// <summary>
    /// Puts rows in levels: as many as hang under the level before, of those that are to stand there. Where these are too many or too few,
    /// rows without children give way first, so that no tree is deeper for it.
    /// </summary>
    /// <param name="counts">Children per row.</param>
    /// <param name="depths">How deep each row is to stand; all that are deeper than the largest are as deep as that. Shape [rows].</param>
    /// <returns>The rows in their new order. Shape [rows].</returns>
    public static int[] Level(int[] counts, byte[] depths)
    {
        var result = new List<int>(counts.Length);
        int[] rest = [.. Enumerable.Range(0, counts.Length)];
        var size = counts.Length - counts.Sum();
        for (var depth = 0; size > 0 && rest.Length > 0 && depth <= depths.Max(); depth++)
        {
            rest = [.. rest.OrderBy(row => Math.Max(depth, depths[row])).ThenBy(row => depths[row] <= depth == counts[row] > 0 ? 0 : 1)];
            int[] level = [.. rest.Take(size).Order()];
            rest = rest[level.Length..];
            result.AddRange(level);
            size = level.Sum(row => counts[row]);
        }

        return [.. result, .. rest.OrderBy(row => depths[row]).ThenBy(row => row)];
    }

    /// <summary>Swaps rows until every one but those at the top finds its place behind its parent.</summary>
    /// <param name="counts">Children per row; their sum is less than the number of rows.</param>
    /// <param name="others">What else is counted per row, which goes along.</param>
    public static void Arrange(int[] counts, params int[][] others)
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
                foreach (var numbers in others.Prepend(counts))
                {
                    (numbers[row], numbers[next]) = (numbers[next], numbers[row]);
                }
            }
        }
    }
}
