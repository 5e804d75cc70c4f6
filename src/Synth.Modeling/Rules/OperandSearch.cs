namespace Synth.Modeling;

/// <summary>
/// Proposes what a column could be computed from: columns whose values make up the column's value in one of a few rows. Given all operands
/// but the last one, that one is looked up among the row's sorted values, so that two operands cost the number of columns, not its square.
/// </summary>
/// <param name="numbers">The numbers of the table, in its order.</param>
/// <param name="probe">Some rows, spread over the table.</param>
internal sealed class OperandSearch(SourceNumbers[] numbers, int[] probe)
{
    /// <summary>So many rows are looked at: in one of them an operand may be missing, or the row be an exception.</summary>
    private const int TriedRows = 4;

    /// <summary>Three operands are sought among so many columns next to the one that is computed.</summary>
    private const int Neighbours = 23;

    private readonly Dictionary<int, (double[] Values, int[] Columns)> sorted = [];

    /// <summary>The proposals for a column, those with operands further to the left first. Each holds in at least one row.</summary>
    public IEnumerable<ArithmeticCandidate> Propose(SourceNumbers target)
    {
        var own = Array.IndexOf(numbers, target);
        var found = new HashSet<(int First, int Second, int Third, int Rank)>();
        foreach (var row in probe.Where(row => target.Exact[row] is not null && target.Values[row] != 0).Take(TriedRows))
        {
            Search(own, row, found);
        }

        return found.Order().Select(Candidate);
    }

    private void Search(int own, int row, HashSet<(int First, int Second, int Third, int Rank)> found)
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

            AddPairs(wanted - first, width, rank: 0);
            if (first != 0)
            {
                AddPairs(wanted / first, width / Math.Abs(first), rank: 1);
            }

            for (var j = Math.Max(begin, i + 1); i >= begin && j < end; j++)
            {
                if (j != own && !double.IsNaN(numbers[j].Values[row]))
                {
                    AddTriples(j, first, numbers[j].Values[row]);
                }
            }

            void AddPairs(double missing, double tolerance, int rank)
            {
                foreach (var j in Find(row, missing, tolerance).Where(j => j > i && j != own))
                {
                    found.Add((i, j, -1, rank));
                }
            }

            void AddTriples(int j, double left, double right)
            {
                if (left * right is not 0.0 and var product)
                {
                    Add(1 - (wanted / product), width / Math.Abs(product), 0, rank: 0);
                }

                Add(left + right - wanted, width, 0, rank: 1);
                Add(wanted - left - right, width, j + 1, rank: 2);

                void Add(double missing, double tolerance, int least, int rank)
                {
                    foreach (var k in Find(row, missing, tolerance)
                        .Where(k => k >= Math.Max(begin, least) && k < end && k != i && k != j && k != own))
                    {
                        found.Add((i, j, k, rank));
                    }
                }
            }
        }
    }

    private (int Begin, int End) Near(int own)
    {
        var begin = Math.Clamp(own - (Neighbours / 2), 0, Math.Max(0, numbers.Length - Neighbours - 1));
        return (begin, Math.Min(numbers.Length, begin + Neighbours + 1));
    }

    // The columns whose values in a row are, up to a tolerance, a given one.
    private IEnumerable<int> Find(int row, double value, double tolerance)
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
        var index = Array.BinarySearch(known.Values, value - margin);
        for (index = index < 0 ? ~index : index; index > 0 && known.Values[index - 1] >= value - margin;)
        {
            index--;
        }

        for (; index < known.Values.Length && known.Values[index] <= value + margin; index++)
        {
            yield return known.Columns[index];
        }
    }

    private ArithmeticCandidate Candidate((int First, int Second, int Third, int Rank) found)
    {
        var (first, second, third, rank) = found;
        return third < 0
            ? new(rank == 0 ? ArithmeticForm.Sum : ArithmeticForm.Product, [numbers[first], numbers[second]], 0, 0)
            : new(
                rank == 0 ? ArithmeticForm.DiscountedProduct : ArithmeticForm.Sum,
                [numbers[first], numbers[second], numbers[third]],
                rank == 1 ? 1 : 0,
                0);
    }
}
