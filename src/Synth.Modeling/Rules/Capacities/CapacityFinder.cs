namespace Synth.Modeling;

/// <summary>
/// Finds whole numbers that are never above a number of the row that they link to or stand under, alone or two of them together: a room
/// takes so many guests. That numbers of one kind are larger than those of another is no rule: what is allowed must be used up in most
/// places, be more in some of them than in others, and be too little for rows that stand elsewhere. What most rows repeat is no limit
/// either, but a copy.
/// </summary>
/// <param name="columns">The numbers, dates and timestamps of the table.</param>
/// <param name="rowCount">Rows of the table.</param>
internal sealed class CapacityFinder(SourceNumbers[] columns, int rowCount)
{
    private const int MostColumns = 64;
    private const int Neighbours = 6;
    private const int ProbeRows = 200;
    private const int FewestRowsEach = 5;
    private const int FewestPlaces = 12;
    private const int FewestSizes = 3;
    private const double UsedUp = 0.9;
    private const double LeastUsedUp = 0.5;
    private const double MostChance = 0.95;
    private const double MostIdle = 0.98;
    private const double MostEqual = 0.5;

    private readonly SourceNumbers[] numbers =
        [.. columns.Where(column => column is { IsTemporal: false, Decimals: 0 }).Take(MostColumns)];
    private readonly int[] shuffled = Evidence.Shuffle(rowCount);

    /// <summary>
    /// The rules that hold without exception. Of two numbers that share what there is the second one gives way, down to nothing, and the
    /// first one keeps to all of it.
    /// </summary>
    /// <param name="others">The numbers of the rows that are linked to, or stand above, none of them part of a key.</param>
    /// <param name="rows">The row of them for each row, or a negative number. Shape [rows].</param>
    /// <param name="nameOf">How rules speak of a column of theirs.</param>
    public IEnumerable<OrderRule> Find(IEnumerable<SourceNumbers> others, int[] rows, Func<string, RuleColumn> nameOf)
    {
        foreach (var other in others.Where(other => !other.IsTemporal && other.DistinctCount >= FewestSizes).Take(MostColumns))
        {
            var shared = new HashSet<SourceNumbers>();
            foreach (var (plus, column) in Pairs())
            {
                if (Check(plus, column, other, rows) is { } together)
                {
                    shared.UnionWith([plus, column]);
                    yield return Of(plus, null, other, rows, nameOf, together);
                    yield return Of(column, plus, other, rows, nameOf, together);
                }
            }

            foreach (var column in numbers.Where(column => !shared.Contains(column)))
            {
                if (Check(null, column, other, rows) is { } compared)
                {
                    yield return Of(column, null, other, rows, nameOf, compared);
                }
            }
        }
    }

    // Numbers that stand near each other, the second of which may be nothing.
    private IEnumerable<(SourceNumbers Plus, SourceNumbers Column)> Pairs()
    {
        var counts = numbers.Where(column => column.Exact.All(value => value is not < 0)).ToArray();
        for (var i = 0; i < counts.Length; i++)
        {
            for (var j = i + 1; j < Math.Min(counts.Length, i + Neighbours); j++)
            {
                if (counts[j].Exact.Min() == 0)
                {
                    yield return (counts[i], counts[j]);
                }
                else if (counts[i].Exact.Min() == 0)
                {
                    yield return (counts[j], counts[i]);
                }
            }
        }
    }

    // How many rows keep it; null where it is no rule.
    private int? Check(SourceNumbers? plus, SourceNumbers column, SourceNumbers other, int[] rows)
    {
        var stride = Math.Max(1, rowCount / ProbeRows);
        for (var row = 0; row < rowCount; row += stride)
        {
            if (IsAbove(row, row, row))
            {
                return null;
            }
        }

        var (compared, equal, mixed, elsewhere, swapped, idle) = (0, 0, 0, 0, 0, 0);
        var most = new Dictionary<int, (decimal Used, int Rows)>();
        for (var row = 0; row < rowCount; row++)
        {
            if (Used(row, row) is not { } used || rows[row] < 0 || other.Exact[rows[row]] is not { } size)
            {
                continue;
            }

            if (used > size)
            {
                return null;
            }

            compared++;
            equal += used == size ? 1 : 0;
            var (before, count) = most.GetValueOrDefault(rows[row], (used, 0));
            most[rows[row]] = (Math.Max(before, used), count + 1);
            if (rows[shuffled[row]] is >= 0 and var away && other.Exact[away] is not null)
            {
                mixed++;
                elsewhere += IsAbove(row, row, shuffled[row]) ? 0 : 1;
            }

            if (plus is not null && plus.Exact[shuffled[row]] is not null)
            {
                swapped++;
                idle += IsAbove(row, shuffled[row], row) ? 0 : 1;
            }
        }

        var places = most.Where(place => place.Value.Rows >= FewestRowsEach && other.Exact[place.Key] > 0).ToArray();
        return Evidence.Holds(compared, 0)
            && equal <= MostEqual * compared
            && places.Length >= FewestPlaces
            && places.Select(place => other.Exact[place.Key]).Distinct().Count() >= FewestSizes
            && places.Count(place => place.Value.Used >= (decimal)UsedUp * other.Exact[place.Key]) >= LeastUsedUp * places.Length
            && Evidence.IsStrong(elsewhere / (double)Math.Max(1, mixed), compared, MostChance)
            && (plus is null || Evidence.IsStrong(idle / (double)Math.Max(1, swapped), compared, MostIdle))
            ? compared
            : null;

        decimal? Used(int row, int plusRow) => plus is null ? column.Exact[row] : column.Exact[row] + plus.Exact[plusRow];

        bool IsAbove(int row, int plusRow, int place) => rows[place] >= 0 && Used(row, plusRow) > other.Exact[rows[place]];
    }

    private OrderRule Of(
        SourceNumbers column, SourceNumbers? plus, SourceNumbers other, int[] rows, Func<string, RuleColumn> nameOf, int compared)
    {
        var left = Enumerable.Range(0, rowCount)
            .Where(row => rows[row] >= 0 && column.Exact[row] is not null && other.Exact[rows[row]] is not null)
            .Select(row => other.Exact[rows[row]]!.Value - column.Exact[row]!.Value - (plus?.Exact[row] ?? 0));
        return new OrderRule(
            column.Name, nameOf(other.Name), IsAbove: false, OrderFinder.QuantilesOf(left), OrderFinder.StepOf(column), compared, 0)
        {
            Plus = plus?.Name,
            Least = column.Exact.Min(),
        };
    }
}
