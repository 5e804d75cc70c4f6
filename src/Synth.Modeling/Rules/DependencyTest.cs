using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Tests whether one column decides another. Rows of one family that agree in both are one observation; the evidence is how unlikely it is
/// that the families which share a deciding value would all agree in the other one, were that drawn for each by itself.
/// </summary>
internal static class DependencyTest
{
    private const int ProbeRows = 1000;

    /// <summary>Whether a column decides another in every row.</summary>
    /// <param name="left">The deciding column.</param>
    /// <param name="right">The decided one.</param>
    /// <param name="withNulls">Whether null is one of the decided values; else rows without a value say nothing.</param>
    public static bool Decides(SourceCodes left, SourceCodes right, bool withNulls)
    {
        var decided = new int[left.Count];
        Array.Fill(decided, int.MinValue);
        return Agree(Math.Max(1, left.Codes.Length / ProbeRows)) && Agree(1);

        bool Agree(int stride)
        {
            for (var row = 0; row < left.Codes.Length; row += stride)
            {
                var (from, to) = (left.Codes[row], right.Codes[row]);
                if (from < 0 || (to < 0 && !withNulls))
                {
                    continue;
                }

                if (decided[from] == int.MinValue)
                {
                    decided[from] = to;
                }
                else if (decided[from] != to)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>How surprising it is that all families with the same deciding value agree, given that they do.</summary>
    /// <param name="left">The deciding column.</param>
    /// <param name="right">The decided one.</param>
    /// <param name="families">The family of each row.</param>
    /// <returns>The negative logarithm of the probability, and how many deciding values several families share.</returns>
    public static (double Surprise, int Shared) Measure(SourceCodes left, SourceCodes right, int[] families)
    {
        var seen = new HashSet<(int Left, int Right, int Family)>();
        var perLeft = new Dictionary<(int Left, int Right), int>();
        var perRight = new Dictionary<int, int>();
        for (var row = 0; row < families.Length; row++)
        {
            if (left.Codes[row] >= 0 && seen.Add((left.Codes[row], right.Codes[row], families[row])))
            {
                perLeft[(left.Codes[row], right.Codes[row])] = perLeft.GetValueOrDefault((left.Codes[row], right.Codes[row])) + 1;
                perRight[right.Codes[row]] = perRight.GetValueOrDefault(right.Codes[row]) + 1;
            }
        }

        var shares = perRight.Values.Select(count => count / (double)seen.Count).ToArray();
        var surprise = 0.0;
        foreach (var (count, groups) in perLeft.Values.Where(count => count > 1).CountBy(count => count))
        {
            surprise -= groups * Math.Log(shares.Sum(share => Math.Pow(share, count)));
        }

        return (surprise, perLeft.Values.Count(count => count > 1));
    }

    /// <summary>
    /// How surprising it is that rows with the same number agree, beside rows whose numbers come next to each other: that long things are
    /// dear has nothing to do with how long exactly they are.
    /// </summary>
    /// <param name="left">The deciding column.</param>
    /// <param name="right">The decided one.</param>
    /// <param name="numbers">The numbers behind the deciding column.</param>
    /// <param name="families">The family of each row.</param>
    /// <returns>The negative logarithm of the probability, given that all of them agree.</returns>
    public static double MeasureBesideNeighbours(SourceCodes left, SourceCodes right, FixedVector<long> numbers, int[] families)
    {
        var ordered = Enumerable.Range(0, families.Length).Where(row => left.Codes[row] >= 0)
            .Select(row => (Number: numbers.Values[row], Code: right.Codes[row], Family: families[row]))
            .Distinct()
            .OrderBy(entry => entry.Number)
            .ToArray();
        var (repeats, neighbours, alike) = (0, 0, 0);
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            if (before.Number == after.Number)
            {
                repeats++;
            }
            else
            {
                neighbours++;
                alike += before.Code == after.Code ? 1 : 0;
            }
        }

        return -repeats * Math.Log(Math.Max(alike, 0.5) / Math.Max(1, neighbours));
    }
}
