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
    /// <param name="times">The times of all rows, those of earlier rows do not matter. They are gone then.</param>
    /// <param name="earlier">The numbers of the rows that are there; null for none.</param>
    /// <param name="texts">What counts the rows besides.</param>
    /// <param name="counted">How far texts have come that are there; null where the earlier rows are all that are.</param>
    public static RowNumbers InTime(RowTimes times, RowNumbers? earlier, IEnumerable<CountedTextRule> texts, CountedTexts? counted)
    {
        PeriodCounts[] counts = [.. texts.Select(text =>
            new PeriodCounts(text, times.Count, earlier?.counts[text.Column], counted?.Of(text)))];
        var places = times.Place(earlier?.Count ?? 0, counts.Length == 0 ? null : (row, time) =>
        {
            foreach (var periods in counts)
            {
                periods.Count(row, time);
            }
        });
        earlier?.places.CopyTo(places, 0);
        var result = new RowNumbers(places);
        foreach (var periods in counts)
        {
            result.counts.Add(periods.Column, periods);
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
    public int CountedBefore(CountedTextRule text, long position) => counts[text.Column].Before(position);

    /// <summary>How often each year or month came before each row, as rows are counted in order of time.</summary>
    private sealed class PeriodCounts(
        CountedTextRule text, int rows, PeriodCounts? earlier, IReadOnlyDictionary<string, int>? counted)
    {
        private readonly int[] before = [.. earlier?.before ?? [], .. new int[rows - (earlier?.before.Length ?? 0)]];
        private readonly Dictionary<string, int> totals = new(
            counted ?? earlier?.totals ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        private string period = "";
        private long until = long.MinValue;

        public string Column => text.Column;

        public int Before(long position) => before[position];

        public void Count(int row, long time)
        {
            // Rows come in order of time, so that most are of the day of the one before.
            if (time >= until)
            {
                var day = time / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
                (period, until) = (text.CountedWithin(day), day + TimeSpan.TicksPerDay);
            }

            var count = before[row] = totals.GetValueOrDefault(period);
            totals[period] = count + 1;
        }
    }
}
