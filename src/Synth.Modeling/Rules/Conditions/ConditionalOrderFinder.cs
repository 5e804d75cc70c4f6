using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds dates and times that follow each other in rows of some kinds only: what is not paid by invoice is paid before it is shipped. The
/// other kinds must break the order so often that those that keep it would not do so by chance.
/// </summary>
/// <param name="columns">The dates and timestamps of the table, and its numbers, which are left out.</param>
/// <param name="conditions">The columns by which rows are told apart.</param>
/// <param name="families">The family of each row.</param>
internal sealed class ConditionalOrderFinder(SourceNumbers[] columns, ConditionColumn[] conditions, int[] families)
{
    private const double LeastBroken = 0.2;
    private const double MostChance = 0.95;
    private const double SurprisePerValue = 3;

    private static readonly bool[] Directions = [true, false];

    /// <summary>Orders between the dates of a row and others.</summary>
    /// <param name="others">The other dates: of the row itself, or of one above.</param>
    /// <param name="generations">0 for the row itself, 1 for its parent, 2 for the grandparent.</param>
    /// <param name="rows">The row of the others for each row, or -1. Shape [rows].</param>
    public IEnumerable<OrderRule> Find(SourceNumbers[] others, int generations, int[] rows) =>
        from column in columns.Where(column => column.IsTemporal)
        from other in others.Where(other => other.IsTemporal && other != column)
        from isAbove in Directions
        let rule = Check(column, other, generations, rows, isAbove)
        where rule is not null
        select rule;

    private OrderRule? Check(SourceNumbers column, SourceNumbers other, int generations, int[] rows, bool isAbove)
    {
        var sign = isAbove ? 1 : -1;
        var kept = new bool?[families.Length];
        for (var row = 0; row < kept.Length; row++)
        {
            kept[row] = column.Exact[row] is { } value && rows[row] >= 0 && other.Exact[rows[row]] is { } bound
                ? (value - bound) * sign >= 0
                : null;
        }

        if (kept.AsSpan().Count(false) < LeastBroken * Evidence.FewestRows)
        {
            return null;
        }

        var (when, mask) = conditions
            .Where(condition => condition.Name != column.Name)
            .Select(condition => Limit(condition, kept))
            .OrderByDescending(found => found.Rows?.Count(isMeant => isMeant) ?? 0)
            .FirstOrDefault();
        if (when is null || IsChance(column, other, rows, mask!, sign))
        {
            return null;
        }

        int[] meant = [.. rows.Select((from, row) => mask![row] ? from : -1)];
        return new OrderRule(
            column.Name,
            new RuleColumn(generations, other.Name),
            isAbove,
            OrderFinder.DistancesOf(column, other, meant, sign),
            OrderFinder.StepOf(column),
            mask!.Count(isMeant => isMeant),
            0)
        {
            When = when,
        };
    }

    // The values of a column in whose rows the order always holds, where it is often broken in those of all other values.
    private (ValueCondition? When, bool[]? Rows) Limit(ConditionColumn condition, bool?[] kept)
    {
        var (compared, broken) = (new int[condition.Values.Length], new int[condition.Values.Length]);
        var (rare, hopeful) = (false, condition.Counts.Sum());
        for (var row = 0; row < kept.Length; row++)
        {
            if (kept[row] is not { } holds)
            {
                continue;
            }

            if (condition.Codes[row] is >= 0 and var code)
            {
                compared[code]++;
                broken[code] += holds ? 0 : 1;
                if (!holds && broken[code] == 1 && (hopeful -= condition.Counts[code]) < Evidence.FewestRows)
                {
                    // Too few rows are left whose value may still keep the order.
                    return (null, null);
                }
            }
            else
            {
                rare = true;
            }
        }

        int[] against = [.. Enumerable.Range(0, broken.Length).Where(code => broken[code] > 0)];
        var (comparedAgainst, brokenAgainst) = (against.Sum(code => compared[code]), against.Sum(code => broken[code]));
        if (comparedAgainst < Evidence.FewestRows || against.Any(code => broken[code] < LeastBroken * compared[code]))
        {
            return (null, null);
        }

        var perRow = -Math.Log(Math.Max(1 - (brokenAgainst / (double)comparedAgainst), 1e-3));
        int[] keeping =
            [.. Enumerable.Range(0, broken.Length).Where(code => broken[code] == 0 && compared[code] * perRow >= SurprisePerValue)];
        var unsure = keeping.Length + against.Length < broken.Length;
        var rows = kept
            .Select((holds, row) => holds is not null && condition.Codes[row] is >= 0 and var code && keeping.Contains(code))
            .ToArray();
        var units = rows.Index().Where(entry => entry.Item).Select(entry => families[entry.Index]).Distinct().Count();
        if (rows.Count(isMeant => isMeant) < Evidence.FewestRows || units * perRow < Evidence.Surprising)
        {
            return (null, null);
        }

        var isExcluded = !rare && !unsure && against.Length < keeping.Length;
        var values = (isExcluded ? against : keeping).Select(code => condition.Values[code]).Order(StringComparer.Ordinal).ToValueList();
        return (new ValueCondition(condition.Name, values, isExcluded), rows);
    }

    // Whether rows of that kind would keep the order with the dates of other rows, too.
    private static bool IsChance(SourceNumbers column, SourceNumbers other, int[] rows, bool[] isMeant, int sign)
    {
        int[] meant = [.. Enumerable.Range(0, isMeant.Length).Where(row => isMeant[row])];
        var shuffled = Evidence.Shuffle(meant.Length);
        var keeping = meant.Index().Count(entry =>
            (column.Exact[entry.Item]!.Value - other.Exact[rows[meant[shuffled[entry.Index]]]]!.Value) * sign >= 0);
        return keeping > MostChance * meant.Length;
    }
}
