namespace Synth.Modeling;

/// <summary>
/// Finds what holds among the rows of one parent: that they never share a value, or that the values number them without gaps.
/// </summary>
internal static class SiblingFacts
{
    /// <summary>The fewest groups of several rows that a fact rests on.</summary>
    public const int FewestGroups = 20;

    /// <summary>The fewest rows that each of them has on the average.</summary>
    public const double FewestSiblings = 2.5;

    /// <summary>The largest share of rows that may break a fact; beyond that it is none.</summary>
    public const double Tolerance = 0.01;

    private const int MostExempt = 2;

    /// <summary>The largest share of ends after which something comes again.</summary>
    private const double MostBroken = 0.25;

    /// <summary>How siblings differ in a numeric column, or null where they do not have to.</summary>
    /// <param name="encoder">The column's codes.</param>
    /// <param name="values">The values, in units; null where missing. Shape [rows].</param>
    /// <param name="parents">The parent of each row; rows of one parent stand together. Shape [rows].</param>
    public static DistinctGroup? Find(NumberEncoder encoder, long?[] values, int[] parents)
    {
        if (encoder.Specials.Length > 0)
        {
            return null;
        }

        var (groups, rows) = (0, 0);
        foreach (var (begin, end) in Families(parents))
        {
            var present = values.AsSpan(begin, end - begin).ToArray().Count(value => value is not null);
            groups += present > 1 ? 1 : 0;
            rows += present > 1 ? present : 0;
        }

        if (groups < FewestGroups || rows < FewestSiblings * groups)
        {
            return null;
        }

        var repeats = Repeats(values, parents);
        var exempt = ExemptOf(encoder, repeats, rows);
        if (repeats.Where(entry => !exempt.Contains(entry.Key)).Sum(entry => entry.Value) > Tolerance * rows)
        {
            return null;
        }

        var first = values.Where(value => value is { } known && !exempt.Contains(known)).Min();
        var numbers = first is { } least
            && encoder.Grid.Step == 1
            && exempt.All(value => value < least)
            && Gaps(values, parents, least) <= Tolerance * rows;
        return new DistinctGroup(true, []) { FirstNumber = numbers ? first : null, Exempt = [.. exempt.Select(encoder.CodeOf)] };
    }

    /// <summary>
    /// Whether a presence variable, once it says no to a sibling, says so to all after it: those who finished come first. Where siblings
    /// merely mostly agree, it says yes after no as often as no after yes.
    /// </summary>
    /// <param name="codes">Its codes. Shape [rows].</param>
    /// <param name="parents">The parent of each row; rows of one parent stand together. Shape [rows].</param>
    public static bool ArePrefix(byte[] codes, int[] parents)
    {
        var (groups, rows, broken, ends) = (0, 0, 0, 0);
        foreach (var (begin, end) in Families(parents))
        {
            rows += end - begin;
            groups += end - begin > 1 && codes[begin] == PresenceGroups.Present ? 1 : 0;
            for (var row = begin + 1; row < end; row++)
            {
                broken += codes[row] == PresenceGroups.Present && codes[row - 1] == PresenceGroups.Absent ? 1 : 0;
                ends += codes[row] == PresenceGroups.Absent && codes[row - 1] == PresenceGroups.Present ? 1 : 0;
            }
        }

        return groups >= FewestGroups
            && rows >= FewestSiblings * groups
            && broken <= Tolerance * rows
            && broken <= MostBroken * ends;
    }

    // How often each value comes again among siblings.
    private static Dictionary<long, int> Repeats(long?[] values, int[] parents)
    {
        var seen = new HashSet<long>();
        var repeats = new Dictionary<long, int>();
        foreach (var (begin, end) in Families(parents))
        {
            seen.Clear();
            for (var row = begin; row < end; row++)
            {
                if (values[row] is { } value)
                {
                    repeats[value] = repeats.GetValueOrDefault(value) + (seen.Add(value) ? 0 : 1);
                }
            }
        }

        return repeats;
    }

    // Values from the first one on, without gaps, are exactly the first ones: how many lie beyond. Smaller ones are not counted.
    private static int Gaps(long?[] values, int[] parents, long first)
    {
        var gaps = 0;
        foreach (var (begin, end) in Families(parents))
        {
            var numbers = values.AsSpan(begin, end - begin).ToArray()
                .Where(value => value >= first)
                .Select(value => value!.Value)
                .ToArray();
            gaps += numbers.Count(value => value - first >= numbers.Length);
        }

        return gaps;
    }

    // A value that comes again and again, as no other does, is none of those that tell siblings apart.
    private static long[] ExemptOf(NumberEncoder encoder, Dictionary<long, int> repeats, int rows)
    {
        var exempt = repeats
            .Where(entry => entry.Value > Tolerance * rows && encoder.Bins[encoder.CodeOf(entry.Key) - 1].IsSingle)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key)
            .Take(MostExempt)
            .ToArray();
        return repeats.Count > 2 * MostExempt && exempt.Sum(entry => entry.Value) <= rows / 2
            ? Array.ConvertAll(exempt, entry => entry.Key)
            : [];
    }

    private static IEnumerable<(int Begin, int End)> Families(int[] parents)
    {
        for (var begin = 0; begin < parents.Length;)
        {
            var end = begin + 1;
            while (end < parents.Length && parents[end] == parents[begin] && parents[begin] >= 0)
            {
                end++;
            }

            if (parents[begin] >= 0)
            {
                yield return (begin, end);
            }

            begin = end;
        }
    }
}
