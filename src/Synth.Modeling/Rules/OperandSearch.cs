namespace Synth.Modeling;

/// <summary>
/// Proposes what a column could be computed from: columns whose values make up the column's value in all of some rows but one. Given all
/// operands but the last one, that one is looked up among a row's sorted values, so that two operands cost the number of columns, not its
/// square.
/// </summary>
/// <param name="numbers">The numbers of the table, in its order.</param>
/// <param name="probe">Some rows, spread over the table.</param>
internal sealed class OperandSearch(SourceNumbers[] numbers, int[] probe)
{
    /// <summary>So many rows are looked at: in one of them an operand may be missing, or the row be an exception.</summary>
    private const int TriedRows = 4;

    /// <summary>Three operands, and rates, are sought among so many columns next to the one that is computed.</summary>
    private const int Neighbours = 23;

    /// <summary>What shares are parts of: themselves, or percent.</summary>
    private static readonly int[] Wholes = [1, 100];

    /// <summary>What a product of three is divided by: nothing, percent, or a step from one unit to another.</summary>
    private static readonly int[] Steps = [1, 100, 1000, 1_000_000];

    private readonly Dictionary<int, (double[] Values, int[] Columns)> sorted = [];

    // Shape [rows of the probe][numbers].
    private readonly double[][] probed = Array.ConvertAll(probe, row => Array.ConvertAll(numbers, column => column.Values[row]));

    /// <summary>
    /// The proposals for a column, those with operands further to the left first. Each fails in one row of the probe at most.
    /// </summary>
    public IEnumerable<ArithmeticCandidate> Propose(SourceNumbers target)
    {
        var own = Array.IndexOf(numbers, target);
        var found = new HashSet<Proposal>();
        foreach (var row in probe.Where(row => target.Exact[row] is not null && target.Values[row] != 0).Take(TriedRows))
        {
            Search(own, row, found);
        }

        return found.OrderBy(way => (way.First, way.Second, way.Third, way.Form, way.Subtracted, way.Whole)).Select(Candidate);
    }

    private void Search(int own, int row, HashSet<Proposal> found)
    {
        var wanted = numbers[own].Values[row];
        var width = numbers[own].HalfUnit + (1e-12 * Math.Abs(wanted));
        var (begin, end) = Near(own);
        for (var i = 0; i < numbers.Length; i++)
        {
            var first = numbers[i].Values[row];
            if (i == own || double.IsNaN(first))
            {
                continue;
            }

            // Sums and products are the same either way.
            AddPairs(ArithmeticForm.Sum, wanted - first, width, 1, i + 1, numbers.Length);
            if (first != 0)
            {
                AddPairs(ArithmeticForm.Product, wanted / first, width / Math.Abs(first), 1, i + 1, numbers.Length);
            }

            if (i < begin || i >= end)
            {
                continue;
            }

            foreach (var whole in first == 0 ? [] : Wholes)
            {
                AddRates(first, whole);
            }

            for (var j = i + 1; j < end; j++)
            {
                if (j != own && !double.IsNaN(numbers[j].Values[row]))
                {
                    AddTriples(j, first, numbers[j].Values[row]);
                }
            }

            void Keep(Proposal way)
            {
                if (!IsRefuted(own, way))
                {
                    found.Add(way);
                }
            }

            void AddRates(double from, int whole)
            {
                var (share, tolerance) = (whole * wanted / from, whole * width / Math.Abs(from));
                AddPairs(ArithmeticForm.Product, share, tolerance, whole, i + 1, end);
                AddPairs(ArithmeticForm.Increased, share - whole, tolerance, whole, begin, end);
                AddPairs(ArithmeticForm.Reduced, whole - share, tolerance, whole, begin, end);
                tolerance *= from * from / (wanted * wanted);
                AddPairs(ArithmeticForm.Contained, (whole * from / wanted) - whole, tolerance, whole, begin, end);
            }

            void AddPairs(ArithmeticForm form, double missing, double tolerance, int whole, int from, int to)
            {
                foreach (var j in Find(row, missing, tolerance))
                {
                    if (j >= from && j < to && j != i && j != own)
                    {
                        Keep(new Proposal(i, j, -1, form, 0, whole));
                    }
                }
            }

            void AddTriples(int j, double left, double right)
            {
                foreach (var whole in left * right == 0 ? [] : Wholes)
                {
                    Add(ArithmeticForm.DiscountedProduct,
                        whole - (whole * wanted / (left * right)), whole * width / Math.Abs(left * right), 0, 0, whole);
                }

                foreach (var whole in left * right == 0 ? [] : Steps)
                {
                    Add(ArithmeticForm.TripleProduct,
                        whole * wanted / (left * right), whole * width / Math.Abs(left * right), j + 1, 0, whole);
                }

                Add(ArithmeticForm.Sum, left + right - wanted, width, 0, subtracted: 1, whole: 1);
                Add(ArithmeticForm.Sum, wanted - left - right, width, j + 1, subtracted: 0, whole: 1);

                void Add(ArithmeticForm form, double missing, double tolerance, int least, int subtracted, int whole)
                {
                    foreach (var k in Find(row, missing, tolerance))
                    {
                        if (k >= Math.Max(begin, least) && k < end && k != i && k != j && k != own)
                        {
                            Keep(new Proposal(i, j, k, form, subtracted, whole));
                        }
                    }
                }
            }
        }
    }

    // Small numbers make each other up by chance in any one row, hardly ever in two more.
    private bool IsRefuted(int own, Proposal way)
    {
        var exceptions = 0;
        var last = way.Third < 0 ? way.Second : way.Third;
        foreach (var values in probed)
        {
            var second = way.Third < 0 ? 0 : values[way.Second];
            var value = ArithmeticCandidate.Compute(way.Form, values[way.First], second, values[last] / way.Whole, way.Subtracted);
            if (!double.IsNaN(value) && !double.IsNaN(values[own]) && !numbers[own].IsNear(values[own], value) && ++exceptions > 1)
            {
                return true;
            }
        }

        return false;
    }

    private (int Begin, int End) Near(int own)
    {
        var begin = Math.Clamp(own - (Neighbours / 2), 0, Math.Max(0, numbers.Length - Neighbours - 1));
        return (begin, Math.Min(numbers.Length, begin + Neighbours + 1));
    }

    // The columns whose values in a row are, up to a tolerance, a given one.
    private ReadOnlySpan<int> Find(int row, double value, double tolerance)
    {
        if (!sorted.TryGetValue(row, out var known))
        {
            var columns = Enumerable.Range(0, numbers.Length).Where(column => !double.IsNaN(numbers[column].Values[row])).ToArray();
            var values = Array.ConvertAll(columns, column => numbers[column].Values[row]);
            Array.Sort(values, columns);
            sorted.Add(row, known = (values, columns));
        }

        // Operands of many digits are the same to a tolerance of their own.
        var margin = tolerance + (1e-9 * Math.Abs(value));
        var first = FirstFrom(known.Values, value - margin);
        return known.Columns.AsSpan(first, FirstFrom(known.Values, Math.BitIncrement(value + margin)) - first);
    }

    // The first of some sorted values that is not below a bound.
    private static int FirstFrom(double[] values, double bound)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = values[middle] < bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ArithmeticCandidate Candidate(Proposal way) => new(
        way.Form,
        way.Third < 0 ? [numbers[way.First], numbers[way.Second]] : [numbers[way.First], numbers[way.Second], numbers[way.Third]],
        way.Subtracted,
        0)
    {
        Whole = way.Whole,
    };

    /// <summary>A form with the numbers of its operands; the third one is negative where there are two.</summary>
    private readonly record struct Proposal(int First, int Second, int Third, ArithmeticForm Form, int Subtracted, int Whole);
}
