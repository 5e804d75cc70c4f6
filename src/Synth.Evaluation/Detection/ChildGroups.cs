namespace Synth.Evaluation;

/// <summary>
/// The rows of a table grouped by the row that one of its foreign keys points at. NaN where a parent has nothing to tell.
/// </summary>
internal sealed class ChildGroups
{
    private readonly int[] links;
    private readonly int parentRows;

    /// <summary>Groups rows.</summary>
    /// <param name="links">The parent of each row; negative for none.</param>
    /// <param name="parentRows">The number of parents.</param>
    public ChildGroups(int[] links, int parentRows)
    {
        this.links = links;
        this.parentRows = parentRows;
    }

    /// <summary>Children of each parent.</summary>
    public float[] Counts()
    {
        var counts = new float[parentRows];
        foreach (var parent in links)
        {
            if (parent >= 0)
            {
                counts[parent]++;
            }
        }

        return counts;
    }

    /// <summary>How many different values the children of each parent have.</summary>
    public float[] DistinctCounts(double[] values)
    {
        var distinct = new float[parentRows];
        var seen = new HashSet<(int, double)>();
        for (var row = 0; row < links.Length; row++)
        {
            if (links[row] >= 0)
            {
                distinct[links[row]] += !double.IsNaN(values[row]) && seen.Add((links[row], values[row])) ? 1 : 0;
            }
        }

        return WithoutChildless(distinct);
    }

    /// <summary>The share of the children of each parent that have a value.</summary>
    public float[] Shares(double[] values, double value)
    {
        var hits = new float[parentRows];
        for (var row = 0; row < links.Length; row++)
        {
            if (links[row] >= 0)
            {
                hits[links[row]] += values[row] == value ? 1 : 0;
            }
        }

        var counts = Counts();
        return [.. hits.Select((hit, parent) => counts[parent] > 0 ? hit / counts[parent] : float.NaN)];
    }

    /// <summary>Mean, deviation of a sample (NaN with one child), least and greatest value of the children of each parent.</summary>
    public (float[] Mean, float[] Deviation, float[] Least, float[] Greatest) Describe(double[] values)
    {
        var (count, mean, squares) = (new int[parentRows], new double[parentRows], new double[parentRows]);
        var (least, greatest) = (new double[parentRows], new double[parentRows]);
        for (var row = 0; row < links.Length; row++)
        {
            var (parent, value) = (links[row], values[row]);
            if (parent < 0 || double.IsNaN(value))
            {
                continue;
            }

            // Welford's update: sums of squares of seconds would lose what tells siblings apart.
            var before = value - mean[parent];
            mean[parent] += before / ++count[parent];
            squares[parent] += before * (value - mean[parent]);
            least[parent] = count[parent] == 1 ? value : Math.Min(least[parent], value);
            greatest[parent] = count[parent] == 1 ? value : Math.Max(greatest[parent], value);
        }

        float At(double value, int parent, int from) => count[parent] >= from ? (float)value : float.NaN;
        return (
            [.. mean.Select((value, parent) => At(value, parent, 1))],
            [.. squares.Select((value, parent) => At(Math.Sqrt(Math.Max(0, value) / Math.Max(1, count[parent] - 1)), parent, 2))],
            [.. least.Select((value, parent) => At(value, parent, 1))],
            [.. greatest.Select((value, parent) => At(value, parent, 1))]);
    }

    /// <summary>The sum of the values of the children of each parent; NaN without children, or where a value is missing.</summary>
    public double[] Sums(double[] values)
    {
        var sums = new double[parentRows];
        var counts = Counts();
        for (var row = 0; row < links.Length; row++)
        {
            if (links[row] >= 0)
            {
                sums[links[row]] += values[row];
            }
        }

        return [.. sums.Select((sum, parent) => counts[parent] > 0 ? sum : double.NaN)];
    }

    /// <summary>The least or greatest value of the children of each parent; NaN without any.</summary>
    public double[] Extremes(double[] values, bool isLeast)
    {
        var extremes = new double[parentRows];
        Array.Fill(extremes, double.NaN);
        for (var row = 0; row < links.Length; row++)
        {
            var (parent, value) = (links[row], values[row]);
            if (parent >= 0 && !double.IsNaN(value))
            {
                extremes[parent] = double.IsNaN(extremes[parent]) ? value
                    : isLeast ? Math.Min(extremes[parent], value) : Math.Max(extremes[parent], value);
            }
        }

        return extremes;
    }

    private float[] WithoutChildless(float[] values)
    {
        var counts = Counts();
        for (var parent = 0; parent < values.Length; parent++)
        {
            values[parent] = counts[parent] > 0 ? values[parent] : float.NaN;
        }

        return values;
    }
}
