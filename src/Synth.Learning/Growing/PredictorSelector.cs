using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>Chooses the features a forest is grown on, when there are more than it may use.</summary>
internal static class PredictorSelector
{
    /// <summary>About as many rows as the mutual information is measured on.</summary>
    private const int SampleRows = 50_000;

    private const ulong SampleStream = 0x70726564696374;

    /// <summary>
    /// The numbers, ascending, of the features of most mutual information with the target's split classes, the lowest of equals; all
    /// of them if they are not more than <see cref="ForestOptions.PredictorLimit"/>.
    /// </summary>
    public static int[] Select(BinnedMatrix features, byte[] classOfRow, int classCount, FamilyIndex families, ForestOptions options)
    {
        int[] all = [.. Enumerable.Range(0, features.Features.Length)];
        if (all.Length <= options.PredictorLimit)
            return all;

        int[] rows = SampleOf(families, options.Seed);
        double[] information = [.. features.Features.Select(feature => MutualInformation(feature, rows, classOfRow, classCount))];
        return [.. all.OrderByDescending(feature => information[feature]).ThenBy(feature => feature).Take(options.PredictorLimit).Order()];
    }

    // Whole families by their hash, so that the sample does not depend on the order of rows.
    private static int[] SampleOf(FamilyIndex families, ulong seed)
    {
        int[] familyOfRow = families.FamilyOfRow;
        double fraction = Math.Min(1.0, SampleRows / (double)familyOfRow.Length);
        FamilyBag bag = FamilyBag.Draw(BitMixer.At(BitMixer.Mix(seed), SampleStream), families.Ids, fraction);
        return [.. Enumerable.Range(0, familyOfRow.Length).Where(row => bag.Contains(families.Ids[familyOfRow[row]]))];
    }

    /// <summary>
    /// Mutual information in bits, less the bias that Miller 1955 and Madow expect of the occupied cells; so it is about 0, on either
    /// side, for independent columns.
    /// </summary>
    public static double MutualInformation(BinnedFeature feature, ReadOnlySpan<int> rows, byte[] classOfRow, int classCount)
    {
        var joint = new int[feature.BinCount * classCount];
        Count(rows, feature.Values, classOfRow, classCount, joint);

        var binCounts = new int[feature.BinCount];
        var classCounts = new int[classCount];
        for (int cell = 0; cell < joint.Length; cell++)
        {
            binCounts[cell / classCount] += joint[cell];
            classCounts[cell % classCount] += joint[cell];
        }

        double natural = Math.Log(rows.Length) + ((SumOfLogs(joint) - SumOfLogs(binCounts) - SumOfLogs(classCounts)) / rows.Length);
        int excessCells = Occupied(joint) - Occupied(binCounts) - Occupied(classCounts) + 1;
        return (natural - (excessCells / (2.0 * rows.Length))) / Math.Log(2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<int> rows, byte[] values, byte[] classOfRow, int classCount, int[] joint)
    {
        foreach (int row in rows)
            joint[(values[row] * classCount) + classOfRow[row]]++;
    }

    private static double SumOfLogs(int[] counts)
    {
        double sum = 0;
        foreach (int count in counts)
            sum += count == 0 ? 0 : count * Math.Log(count);

        return sum;
    }

    private static int Occupied(int[] counts) => counts.Length - counts.AsSpan().Count(0);
}
