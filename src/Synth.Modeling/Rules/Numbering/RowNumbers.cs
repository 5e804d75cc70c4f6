namespace Synth.Modeling;

/// <summary>
/// The places of a table's rows in the order in which its key numbers them, 4 bytes a row, and 4 more for each text that counts them. Later
/// families come after those that are there.
/// </summary>
internal sealed class RowNumbers
{
    private readonly int[] places;
    private readonly Dictionary<string, PeriodCounts> counts = new(StringComparer.Ordinal);

    private RowNumbers(int[] places) => this.places = places;

    /// <summary>How many rows there are.</summary>
    public int Count => places.Length;

    /// <summary>The place of the row at a position, from 0.</summary>
    public int this[long position] => places[position];

    /// <summary>The places of the rows from a position on. Shape [rows].</summary>
    public int[] PlacesOf(long begin, int length) => places.AsSpan((int)begin, length).ToArray();

    /// <summary>Numbers rows in order of time; rows of one time stay in the order of their positions.</summary>
    /// <param name="times">
    /// The times of all rows, in ticks; those of earlier rows do not matter. Is put in order on the way. Shape [rows].
    /// </param>
    /// <param name="earlier">The numbers of the rows that are there; null for none.</param>
    /// <param name="texts">What counts the rows besides.</param>
    public static RowNumbers InTime(long[] times, RowNumbers? earlier, IEnumerable<CountedTextRule> texts)
    {
        var first = earlier?.Count ?? 0;
        var keys = times.AsSpan(first);
        int[] order = [.. Enumerable.Range(first, keys.Length)];
        keys.Sort(order.AsSpan());
        for (var begin = 0; begin < keys.Length;)
        {
            var end = begin + 1;
            while (end < keys.Length && keys[end] == keys[begin])
            {
                end++;
            }

            Array.Sort(order, begin, end - begin);
            begin = end;
        }

        var result = new RowNumbers(Place(order, earlier));
        foreach (var text in texts)
        {
            result.counts.Add(text.Column, PeriodCounts.Of(text, order, keys, earlier?.counts[text.Column]));
        }

        return result;
    }

    /// <summary>Numbers rows in the order of the rows above them; those without come last.</summary>
    /// <param name="table">Where the rows stand.</param>
    /// <param name="parents">The numbers of the rows above.</param>
    /// <param name="earlier">The numbers of the rows that are there; null for none.</param>
    /// <param name="earlierParents">How many rows above are there already.</param>
    public static RowNumbers UnderParents(TableSkeleton table, RowNumbers parents, RowNumbers? earlier, int earlierParents)
    {
        var inOrder = new int[parents.Count];
        for (var position = 0; position < inOrder.Length; position++)
        {
            inOrder[parents[position]] = position;
        }

        var places = new int[table.RowCount];
        earlier?.places.CopyTo(places, 0);
        var place = earlier?.Count ?? 0;
        foreach (var parent in inOrder.AsSpan(earlierParents))
        {
            place = Count(table.UnderParent!.StartOf(parent), table.UnderParent.LengthOf(parent), place);
        }

        if (earlier is null)
        {
            Count((int)table.OrphanStart, (int)(table.RowCount - table.OrphanStart), place);
        }

        return new RowNumbers(places);

        int Count(int begin, int length, int next)
        {
            for (var row = begin; row < begin + length; row++)
            {
                places[row] = next++;
            }

            return next;
        }
    }

    /// <summary>How many rows of its year or month come before the row at a position, where a text counts them.</summary>
    public int CountedBefore(CountedTextRule text, long position) => counts[text.Column].Before[position];

    private static int[] Place(int[] order, RowNumbers? earlier)
    {
        var first = earlier?.Count ?? 0;
        var places = new int[first + order.Length];
        earlier?.places.CopyTo(places, 0);
        for (var i = 0; i < order.Length; i++)
        {
            places[order[i]] = first + i;
        }

        return places;
    }

    /// <summary>How often each year or month came before each row.</summary>
    private sealed record PeriodCounts(int[] Before, Dictionary<string, int> Totals)
    {
        public static PeriodCounts Of(CountedTextRule text, int[] order, ReadOnlySpan<long> times, PeriodCounts? earlier)
        {
            var before = new int[(earlier?.Before.Length ?? 0) + order.Length];
            earlier?.Before.CopyTo(before, 0);
            var totals = new Dictionary<string, int>(earlier?.Totals ?? [], StringComparer.Ordinal);
            var (period, until) = ("", long.MinValue);
            for (var i = 0; i < order.Length; i++)
            {
                // Rows come in order of time, so that most are of the day of the one before.
                if (times[i] >= until)
                {
                    var day = times[i] / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
                    (period, until) = (text.CountedWithin(day), day + TimeSpan.TicksPerDay);
                }

                var count = before[order[i]] = totals.GetValueOrDefault(period);
                totals[period] = count + 1;
            }

            return new PeriodCounts(before, totals);
        }
    }
}
