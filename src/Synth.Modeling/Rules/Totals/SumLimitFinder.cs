using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds sums of the rows below that reach another number of their row exactly where the row is of some kind, and stay below it elsewhere:
/// what was paid of an order is its total where it is paid.
/// </summary>
/// <param name="scope">The table.</param>
internal sealed class SumLimitFinder(RuleScope scope)
{
    private const int Quantiles = 16;
    private const double MostAlike = 0.95;
    private const double MostChance = 0.5;

    /// <summary>What the rows below are made to sum up to; null where there is no such number.</summary>
    /// <param name="total">What settles the sum.</param>
    public ApportionRule? Find(AggregateRule total)
    {
        if (total is not { Function: AggregateFunction.Sum, Link: < 0, When: null, Exceptions: 0, Inputs: [var input] })
        {
            return null;
        }

        var sum = scope.Own.First(column => column.Name == total.Column);
        return (
            from other in scope.Own
            where !other.IsTemporal && other != sum && other.Decimals <= total.Decimals
            let reached = Reached(sum, other)
            where reached is not null
            from condition in ConditionColumn.Of(scope.Draft)
            let values = ValuesWhere(reached, condition)
            where values.Length > 0
            select new ApportionRule(input, other.Name, total.Decimals, reached.Count(value => value == true), 0)
            {
                When = new ValueCondition(condition.Name, [.. values], IsExcluded: false),
                Sum = sum.Name,
                Shares = Shares(sum, other, reached),
            }).FirstOrDefault();
    }

    // Whether the sum of each row is the number; null where one is missing or there is nothing to reach, or for all where it is no limit.
    private bool?[]? Reached(SourceNumbers sum, SourceNumbers other)
    {
        var shuffled = Evidence.Shuffle(sum.Exact.Length);
        var reached = new bool?[sum.Exact.Length];
        var values = new HashSet<decimal>();
        var byChance = 0;
        for (var row = 0; row < reached.Length; row++)
        {
            if (sum.Exact[row] is not { } own || other.Exact[row] is not { } limit || (own == 0 && limit == 0))
            {
                continue;
            }

            if (own > limit)
            {
                return null;
            }

            reached[row] = own == limit;
            if (own == limit)
            {
                values.Add(own);
                byChance += own == other.Exact[shuffled[row]] ? 1 : 0;
            }
        }

        var (often, seldom) = (FamiliesWhere(reached, true), FamiliesWhere(reached, false));
        var alike = Math.Max(often, seldom) / (double)Math.Max(1, often + seldom);
        return Math.Min(often, seldom) >= Evidence.FewestRows && Evidence.IsStrong(alike, often + seldom, MostAlike)
            && Evidence.IsStrong(byChance / (double)reached.Count(value => value == true), values.Count, MostChance)
            ? reached
            : null;
    }

    private int FamiliesWhere(bool?[] reached, bool isReached) =>
        reached.Index().Where(entry => entry.Item == isReached).Select(entry => scope.Table.Families[entry.Index]).Distinct().Count();

    // The values of all rows that reach it and of no others; none where a value has both.
    private static string[] ValuesWhere(bool?[] reached, ConditionColumn condition)
    {
        var found = new bool?[condition.Values.Length];
        for (var row = 0; row < reached.Length; row++)
        {
            if (reached[row] is not { } isReached)
            {
                continue;
            }

            if (condition.Codes[row] is not (>= 0 and var code) ? isReached : (found[code] ??= isReached) != isReached)
            {
                return [];
            }
        }

        return [.. condition.Values.Where((_, value) => found[value] == true)];
    }

    private static ValueList<double> Shares(SourceNumbers sum, SourceNumbers other, bool?[] reached)
    {
        double[] shares = [.. reached.Index().Where(entry => entry.Item == false && sum.Exact[entry.Index] > 0)
            .Select(entry => Math.Round(sum.Values[entry.Index] / other.Values[entry.Index], 3)).Order()];
        return shares.Length < Evidence.FewestRows
            ? [0.5]
            : [.. Enumerable.Range(1, Quantiles - 1).Select(i => Math.Min(0.999, shares[(int)((long)i * shares.Length / Quantiles)]))];
    }
}
