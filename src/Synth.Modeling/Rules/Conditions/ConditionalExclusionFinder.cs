namespace Synth.Modeling;

/// <summary>
/// Finds what a variable always is in rows of one kind, given another one: the first address of a company is its place of work. In rows of
/// other kinds it is something else so often that this cannot be chance.
/// </summary>
/// <param name="families">The family of each row.</param>
/// <param name="describe">What a code of a feature says, for people; null where its rows are no kind of their own.</param>
internal sealed class ConditionalExclusionFinder(int[] families, Func<int, byte, string?> describe)
{
    private const int MostConditionCodes = 10;
    private const int MostCodes = 40;
    private const int MostTriples = 20_000;
    private const int ProbeRows = 10_000;

    private int triples;

    /// <summary>The exclusions of a variable.</summary>
    /// <param name="features">All features up to the variable, itself the last. Shape [features], each [rows].</param>
    /// <param name="isValue">Whether a feature tells a value of the rows.</param>
    /// <param name="isCondition">Whether a feature may tell kinds of rows.</param>
    /// <param name="variable">The variable's number.</param>
    /// <param name="name">A feature, for people.</param>
    public IEnumerable<Exclusion> Find(
        IReadOnlyList<(Variable Variable, byte[] Codes)> features,
        Func<int, bool> isValue,
        Func<int, bool> isCondition,
        int variable,
        Func<int, string> name)
    {
        var last = features.Count - 1;
        if (!isValue(last) || !IsEligible(features[last].Variable, MostCodes))
        {
            yield break;
        }

        int[] conditions =
            [.. Enumerable.Range(0, last).Where(i => isCondition(i) && IsEligible(features[i].Variable, MostConditionCodes))];
        int[] reasons = [.. Enumerable.Range(0, last).Where(i => isValue(i) && IsEligible(features[i].Variable, MostCodes))];
        foreach (var (condition, reason) in conditions.SelectMany(condition => reasons.Select(reason => (condition, reason))))
        {
            if (condition == reason || ++triples > MostTriples)
            {
                continue;
            }

            foreach (var code in Promising(features[condition], features[reason], features[last]))
            {
                var pairs = Pairs(features[condition].Codes, code, features[reason], features[last]);
                if (pairs.Length > 0 && describe(condition, code) is { } kind)
                {
                    yield return new Exclusion(
                        reason,
                        variable,
                        Array.ConvertAll(pairs, pair => pair.First),
                        Array.ConvertAll(pairs, pair => pair.Second),
                        name(last),
                        name(reason),
                        IsDecided: false,
                        features[condition].Codes.LongCount(known => known == code))
                    {
                        When = condition,
                        WhenCode = code,
                        Condition = kind,
                    };
                }
            }
        }
    }

    private static bool IsEligible(Variable variable, int most) => variable.BinCount > 2 && variable.BinCount <= most + 1;

    // The kinds of rows that some of the rows speak for: the rest needs no look at all of them.
    private byte[] Promising(
        (Variable Variable, byte[] Codes) condition, (Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second)
    {
        var (kinds, firsts, seconds) = (condition.Variable.BinCount, first.Variable.BinCount, second.Variable.BinCount);
        var stride = Math.Max(1, families.Length / ProbeRows);
        var counts = new int[kinds * firsts * seconds];
        for (var row = 0; row < families.Length; row += stride)
        {
            counts[(((condition.Codes[row] * firsts) + first.Codes[row]) * seconds) + second.Codes[row]]++;
        }

        return Enumerable.Range(1, kinds - 1).Where(kind => Enumerable.Range(1, firsts - 1).Any(i => IsPromising(kind, i)))
            .Select(kind => (byte)kind)
            .ToArray();

        bool IsPromising(int kind, int i)
        {
            var (rows, different, others, beyond) = (0, 0, 0, 0);
            for (var j = 1; j < seconds; j++)
            {
                var own = counts[(((kind * firsts) + i) * seconds) + j];
                var rest = 0;
                for (var other = 1; other < kinds; other++)
                {
                    rest += other == kind ? 0 : counts[(((other * firsts) + i) * seconds) + j];
                }

                rows += own;
                different += own > 0 ? 1 : 0;
                others += rest;
                beyond = own > 0 ? beyond : Math.Max(beyond, rest);
            }

            return different == 1 && beyond > 0 && IsSurprising(rows * 2 * stride, beyond / (double)others);
        }
    }

    private (byte First, byte Second)[] Pairs(
        byte[] kinds, byte kind, (Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second)
    {
        var (within, beyond) = Count(kinds, kind, first, second);
        int[] firsts = [.. Enumerable.Range(1, first.Variable.BinCount - 1)];
        int[] seconds = [.. Enumerable.Range(1, second.Variable.BinCount - 1)];
        int[] known = [.. seconds.Where(j => firsts.Any(i => within[i, j] + beyond[i, j] > 0))];
        return [.. firsts.Where(IsRule).SelectMany(i => known.Where(j => within[i, j] == 0), (i, j) => ((byte)i, (byte)j))];

        // Neither other rows of the kind nor other rows with this code agree so.
        bool IsRule(int i)
        {
            if (seconds.Count(j => within[i, j] > 0) != 1)
            {
                return false;
            }

            var always = seconds.First(j => within[i, j] > 0);
            int[] others = [.. firsts.Where(k => k != i)];
            return IsSurprising(within[i, always], ShareOfOthers(within, others, always))
                && IsSurprising(within[i, always], ShareOfOthers(beyond, [i], always));
        }

        double ShareOfOthers(CodeTable table, int[] among, int except)
        {
            var total = among.Sum(k => seconds.Sum(j => table[k, j]));
            return LeastShare(total - among.Sum(k => table[k, except]), total);
        }
    }

    // A share that is hardly larger by chance.
    private static double LeastShare(int count, int total) => total == 0 ? 0 : Math.Max(0, count - (2 * Math.Sqrt(count))) / total;

    // Whether so many rows would hardly all lack what others have so often.
    private static bool IsSurprising(int rows, double share) => -rows * Math.Log(1 - Math.Min(share, 0.999)) >= Evidence.Surprising;

    // What a family repeats is one observation.
    private (CodeTable Within, CodeTable Beyond) Count(
        byte[] kinds, byte kind, (Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second)
    {
        var seen = new HashSet<(int, bool, byte, byte)>();
        var within = new CodeTable(first.Variable.BinCount, second.Variable.BinCount);
        var beyond = new CodeTable(first.Variable.BinCount, second.Variable.BinCount);
        for (var row = 0; row < families.Length; row++)
        {
            if (kinds[row] != 0 && seen.Add((families[row], kinds[row] == kind, first.Codes[row], second.Codes[row])))
            {
                (kinds[row] == kind ? within : beyond).Add(first.Codes[row], second.Codes[row]);
            }
        }

        return (within, beyond);
    }
}
