using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Tells where the rows of a table that references itself stand in their trees.</summary>
internal static class TreePlaces
{
    /// <summary>Rows that are deeper, or that have more rows before them under the same one, are told as if there were so many.</summary>
    private const int Most = 31;

    /// <summary>What <see cref="CodesOf"/> tells.</summary>
    public static IReadOnlyList<Variable> Variables { get; } = [Depth, new("place under the row above", Most + 1, FeatureKind.Ordinal)];

    /// <summary>How deep a row stands, for forests.</summary>
    public static Variable Depth => new("depth", Most + 1, FeatureKind.Ordinal);

    /// <summary>
    /// The row that each row hangs under; -1 for those at the top, which may reference themselves, and those that reference none.
    /// </summary>
    /// <param name="linked">The row that each row references; negative for none. Shape [rows].</param>
    public static int[] AboveOf(int[] linked) => [.. linked.Select((other, row) => other < 0 || other == row ? -1 : other)];

    /// <summary>How many rows stand above each row; where they go round in a circle, one of them counts as the top. Shape [rows].</summary>
    /// <param name="above">The row that each row hangs under; -1 for the tops.</param>
    public static int[] DepthsOf(int[] above)
    {
        const int Unknown = -1;
        const int OnTheWay = -2;
        var depths = new int[above.Length];
        Array.Fill(depths, Unknown);
        var way = new Stack<int>();
        for (var first = 0; first < depths.Length; first++)
        {
            var row = first;
            for (; row >= 0 && depths[row] == Unknown; row = above[row])
            {
                depths[row] = OnTheWay;
                way.Push(row);
            }

            var depth = row < 0 || depths[row] == OnTheWay ? -1 : depths[row];
            while (way.TryPop(out var below))
            {
                depths[below] = ++depth;
            }
        }

        return depths;
    }

    /// <summary>The codes of <see cref="Depth"/>. Shape [rows].</summary>
    /// <param name="above">The row that each row hangs under; -1 for the tops.</param>
    public static byte[] DepthCodesOf(int[] above) => Array.ConvertAll(DepthsOf(above), Clip);

    /// <summary>How deep rows stand, and how many rows under the same one come before them. Shape [2][rows].</summary>
    /// <param name="above">The row that each row hangs under; -1 for the tops.</param>
    public static byte[][] CodesOf(int[] above)
    {
        var before = new int[above.Length];
        return [DepthCodesOf(above), Array.ConvertAll(above, row => row < 0 ? (byte)0 : Clip(before[row]++))];
    }

    private static byte Clip(int number) => (byte)Math.Min(number, Most);
}
