using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Finds codes of two variables that never come together.</summary>
/// <param name="families">The family of each row.</param>
/// <param name="name">A feature, for people, by its number.</param>
internal sealed class ExclusionFinder(int[] families, Func<int, string> name)
{
    private const int MostOrdinalCodes = 64;
    private const int MostImplied = 64;
    private const int MostCodes = 251;
    private const int MostPairs = 64 * 64;
    private const int ProbeRows = 10_000;

    /// <summary>The exclusions between a variable and the features before it.</summary>
    /// <param name="features">All features up to the variable, itself the last. Shape [features], each [rows].</param>
    /// <param name="usesOf">What a feature may be used for.</param>
    /// <param name="variable">The variable's number.</param>
    public IEnumerable<Exclusion> Find(
        IReadOnlyList<(Variable Variable, byte[] Codes)> features, Func<int, ExclusionUses> usesOf, int variable)
    {
        var last = features.Count - 1;
        for (var i = 0; i < last && IsEligible(features[last].Variable); i++)
        {
            var uses = usesOf(i) & usesOf(last);
            if (uses != ExclusionUses.None && IsEligible(features[i].Variable)
                && AreEligible(features[i].Variable, features[last].Variable)
                && Check(i, last, features, uses, variable) is { } found)
            {
                yield return found;
            }
        }
    }

    private static bool IsEligible(Variable variable) => variable.BinCount is > 2 and <= MostCodes;

    // Many ranges of a number go with few names, such as the days on which a shop sells nothing with its being open.
    private static bool AreEligible(Variable first, Variable second) =>
        first.BinCount * second.BinCount <= MostPairs || (IsCounted(first) && IsCounted(second));

    private static bool IsCounted(Variable variable) => variable.Kind == FeatureKind.Nominal || variable.BinCount <= MostOrdinalCodes;

    // Presence has two codes beside that for missing, and no order to speak of.
    private static bool IsNominal(Variable variable) => variable.Kind == FeatureKind.Nominal || variable.BinCount == 3;

    private Exclusion? Check(
        int feature, int last, IReadOnlyList<(Variable Variable, byte[] Codes)> features, ExclusionUses uses, int variable)
    {
        var (first, second) = (features[feature], features[last]);
        if (!IsPossible(first, second))
        {
            return null;
        }

        var table = Count(first, second, 1);
        var isDecided = table.IsDecided
            && (IsNominal(second.Variable) || (IsNominal(first.Variable) && table.SecondDecides))
            && IsStrong(first, second, table);
        var implies = uses.HasFlag(ExclusionUses.Implication)
            && Math.Max(first.Variable.BinCount, second.Variable.BinCount) <= MostImplied
            && (IsNominal(first.Variable) || IsNominal(second.Variable));
        var pairs = isDecided ? table.Empty().ToArray()
            : implies ? [.. OfFamilies(first, second).Implied(Evidence.Surprising).Where(pair => table[pair.First, pair.Second] == 0)]
            : [];
        var (subject, reason) = table.FirstDecides || !isDecided ? (last, feature) : (feature, last);
        return pairs.Length == 0
            ? null
            : new Exclusion(
                feature,
                variable,
                Array.ConvertAll(pairs, pair => (byte)pair.First),
                Array.ConvertAll(pairs, pair => (byte)pair.Second),
                name(subject),
                name(reason),
                isDecided,
                table.Total);
    }

    // Whatever some of the rows contradict needs no look at all of them.
    private bool IsPossible((Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second)
    {
        var stride = Math.Max(1, families.Length / ProbeRows);
        var table = Count(first, second, stride);
        return table.IsDecided || table.Implied(Evidence.Surprising / (2 * stride)).Any();
    }

    private CodeTable Count((Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second, int stride)
    {
        var table = new CodeTable(first.Variable.BinCount, second.Variable.BinCount);
        for (var row = 0; row < families.Length; row += stride)
        {
            table.Add(first.Codes[row], second.Codes[row]);
        }

        return table;
    }

    // What a family repeats is one observation.
    private CodeTable OfFamilies((Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second)
    {
        var seen = new HashSet<(int, byte, byte)>();
        var table = new CodeTable(first.Variable.BinCount, second.Variable.BinCount);
        for (var row = 0; row < families.Length; row++)
        {
            if (seen.Add((families[row], first.Codes[row], second.Codes[row])))
            {
                table.Add(first.Codes[row], second.Codes[row]);
            }
        }

        return table;
    }

    private bool IsStrong((Variable Variable, byte[] Codes) first, (Variable Variable, byte[] Codes) second, CodeTable table)
    {
        var (left, right) = (SourceCodes.Of("", first.Codes), SourceCodes.Of("", second.Codes));
        return (table.FirstDecides && DependencyTest.Measure(left, right, families).Surprise >= Evidence.Surprising)
            || (table.SecondDecides && DependencyTest.Measure(right, left, families).Surprise >= Evidence.Surprising);
    }
}
