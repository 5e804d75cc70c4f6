namespace Synth.Evaluation;

/// <summary>How often the rows of two sides are in each of some cells, and for how many independent rows they stand.</summary>
/// <remarks>
/// Rows of one family, or rows that lead to the same row, are alike. How much less they tell is measured where the sides differ: by the
/// share of the cells that are commoner in the first side (<see cref="Clusters.EffectiveTrials"/>).
/// </remarks>
/// <param name="First">Rows per cell of the first side.</param>
/// <param name="Second">Rows per cell of the second side.</param>
/// <param name="FirstRows">For how many independent rows those of the first side stand, at most as many as they are.</param>
/// <param name="SecondRows">The same of the second side.</param>
internal sealed record CellComparison(double[] First, double[] Second, double FirstRows, double SecondRows)
{
    /// <summary>The share of the first side's rows that is left when those that are alike count once, above 0 to 1.</summary>
    public double FirstWeight => First.Sum() is > 0 and var rows ? FirstRows / rows : 1;

    /// <summary>The same of the second side.</summary>
    public double SecondWeight => Second.Sum() is > 0 and var rows ? SecondRows / rows : 1;

    /// <summary>The total variation distance.</summary>
    public double TotalVariation => Distances.TotalVariationOfCounts(First, Second);

    /// <summary>Its 95% interval.</summary>
    public Interval TotalVariationInterval => Interval.OfTotalVariation(First, Second, FirstRows, SecondRows);

    /// <summary>Compares two sides.</summary>
    /// <param name="cellCount">How many cells there are.</param>
    /// <param name="first">The cells of the first side's rows.</param>
    /// <param name="firstClusters">In what way these rows are alike: for each way, what each row shares with others.</param>
    /// <param name="second">The cells of the second side's rows.</param>
    /// <param name="secondClusters">The same of these.</param>
    public static CellComparison Of(int cellCount, int[] first, int[][] firstClusters, int[] second, int[][] secondClusters)
    {
        var (counts, otherCounts) = (Count(cellCount, first), Count(cellCount, second));
        var isCommoner = new bool[cellCount];
        for (var cell = 0; cell < cellCount; cell++)
        {
            isCommoner[cell] = counts[cell] * second.Length > otherCounts[cell] * first.Length;
        }

        return new CellComparison(
            counts, otherCounts, EffectiveRows(isCommoner, first, firstClusters), EffectiveRows(isCommoner, second, secondClusters));
    }

    private static double[] Count(int cellCount, int[] cells)
    {
        var counts = new double[cellCount];
        foreach (var cell in cells)
        {
            counts[cell]++;
        }

        return counts;
    }

    private static double EffectiveRows(bool[] isCommoner, int[] cells, int[][] clusters)
    {
        if (cells.Length == 0)
        {
            return 0;
        }

        var isIn = Array.ConvertAll(cells, cell => isCommoner[cell] ? 1.0 : 0);
        return clusters.Min(ids => Clusters.EffectiveTrials(isIn, ids));
    }
}
