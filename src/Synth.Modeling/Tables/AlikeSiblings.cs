namespace Synth.Modeling;

/// <summary>
/// Finds that siblings which agree in one column never agree in another: a shop reports each department once a week, though no key says so.
/// </summary>
internal static class AlikeSiblings
{
    /// <summary>As many pairs that agree in both there must be by chance.</summary>
    private const double LeastExpected = 20;

    /// <summary>The largest share of them that there may be.</summary>
    private const double MostMet = 0.05;

    /// <summary>The group of siblings that never share a code of a variable: those which agree in an earlier one; or null.</summary>
    /// <param name="codes">The variable's codes, 0 where it has no value. Shape [rows].</param>
    /// <param name="earlier">The codes of earlier variables, by number. Shape [rows].</param>
    /// <param name="parents">The parent of each row, -1 for none. Shape [rows].</param>
    public static DistinctGroup? Find(byte[] codes, IEnumerable<(int Variable, byte[] Codes)> earlier, int[] parents)
    {
        var families = new Counts(codes.Length);
        var pairs = new Counts(codes.Length);
        for (var row = 0; row < codes.Length; row++)
        {
            if (parents[row] >= 0 && codes[row] > 0)
            {
                families.Add(parents[row], 0, 0);
                pairs.Add(parents[row], 0, codes[row]);
            }
        }

        var chance = families.Pairs == 0 ? 0 : pairs.Pairs / (double)families.Pairs;
        return chance == 0 ? null
            : earlier.Where(other => IsApart(codes, other.Codes, parents, chance))
                .Select(other => new DistinctGroup(WithinSiblings: true, [other.Variable]))
                .FirstOrDefault();
    }

    private static bool IsApart(byte[] codes, byte[] others, int[] parents, double chance)
    {
        var alike = new Counts(codes.Length);
        var same = new Counts(codes.Length);
        for (var row = 0; row < codes.Length; row++)
        {
            if (parents[row] >= 0 && codes[row] > 0)
            {
                alike.Add(parents[row], others[row], 0);
                same.Add(parents[row], others[row], codes[row]);
                if (same.Repeated > SiblingFacts.Tolerance * codes.Length)
                {
                    return false;
                }
            }
        }

        return alike.Several >= SiblingFacts.FewestGroups
            && alike.Repeated + alike.Several >= SiblingFacts.FewestSiblings * alike.Several
            && chance * alike.Pairs >= LeastExpected
            && same.Pairs <= MostMet * chance * alike.Pairs;
    }

    /// <summary>How often rows agree.</summary>
    private sealed class Counts(int capacity)
    {
        private readonly Dictionary<(int, byte, byte), int> counts = new(Math.Min(capacity, 1 << 12));

        /// <summary>Pairs of rows that agree.</summary>
        public long Pairs { get; private set; }

        /// <summary>Rows that agree with one before.</summary>
        public int Repeated { get; private set; }

        /// <summary>Groups of several rows that agree.</summary>
        public int Several { get; private set; }

        public void Add(int parent, byte first, byte second)
        {
            var before = counts.GetValueOrDefault((parent, first, second));
            Pairs += before;
            Repeated += before > 0 ? 1 : 0;
            Several += before == 1 ? 1 : 0;
            counts[(parent, first, second)] = before + 1;
        }
    }
}
