namespace Synth.Modeling;

/// <summary>Finds columns of addresses of e-mail whose domain a row above or a linked row has, or all rows of one parent share.</summary>
/// <param name="scope">The table.</param>
internal sealed class DomainFinder(RuleScope scope)
{
    private const double MostChance = 0.8;
    private const double MostExceptions = 0.05;

    private readonly SourceTable table = scope.Table;
    private readonly int[] shuffled = Evidence.Shuffle(scope.Table.RowCount);

    /// <summary>The rules that hold, at most one for a column.</summary>
    public IEnumerable<DomainRule> Find()
    {
        CompositionSource[]? sources = null;
        foreach (var (column, values) in scope.Draft.Texts())
        {
            var domains = Enumerable.Range(0, table.RowCount).Select(row => DomainRule.DomainOf(values.GetString(row))).ToArray();
            if (domains.Count(domain => domain is not null) < Math.Max(Evidence.FewestRows, table.RowCount / 2))
            {
                continue;
            }

            sources ??= [.. new CompositionSources(scope.Draft, scope.Sample, scope.RulesOf).All()
                .Where(source => !source.IsNumber && source.Column is not { Generations: 0, Link: < 0 })];
            var isUnique = column.Encoder.HoldsUniqueness;
            var found = sources.Select(source => OfSource(column.Name, domains, source, isUnique))
                .FirstOrDefault(rule => rule is not null);
            found ??= isUnique ? null : OfParent(column.Name, domains);
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    private DomainRule? OfSource(string column, string?[] domains, CompositionSource source, bool isUnique)
    {
        var hosts = Enumerable.Range(0, domains.Length).Select(row => DomainRule.HostOf(source.TextOf(row))).ToArray();
        var rule = Check(column, domains, row => hosts[row], source.Column, isUnique);

        // Addresses that are unique stay so where each row above has a domain of its own, under which no others lie.
        return isUnique && (source.Column.Generations != 1 || rule?.Exceptions > 0 || !AreApart(hosts)) ? null : rule;
    }

    private bool AreApart(string?[] hosts) => table.ParentRows.All(parent => parent >= 0) && hosts.All(host => host is not null)
        && Enumerable.Range(0, hosts.Length).Select(row => (table.ParentRows[row], hosts[row])).Distinct()
            .GroupBy(entry => entry.Item2).All(parents => parents.Count() == 1);

    // The rows after the first one of a parent against that one's domain.
    private DomainRule? OfParent(string column, string?[] domains)
    {
        var firsts = new string?[domains.Length];
        for (var row = 1; row < domains.Length; row++)
        {
            firsts[row] = table.ParentRows[row] < 0 || table.ParentRows[row] != table.ParentRows[row - 1] ? null
                : firsts[row - 1] ?? domains[row - 1];
        }

        return scope.Draft.Parent is null ? null : Check(column, domains, row => firsts[row], source: null, isUnique: false);
    }

    private DomainRule? Check(string column, string?[] domains, Func<int, string?> hostOf, RuleColumn? source, bool isUnique)
    {
        int[] rows = [.. Enumerable.Range(0, domains.Length).Where(row => domains[row] is not null && hostOf(row) is not null)];
        var exceptions = rows.Count(row => !Lies(row, row));
        var byChance = rows.Count(row => Lies(shuffled[row], row));
        return rows.Length >= Evidence.FewestRows && exceptions <= MostExceptions * rows.Length
            && Evidence.IsStrong(byChance / (double)rows.Length, rows.Length - exceptions, MostChance)
            ? new DomainRule(column, source, isUnique, DecisionFitter.KeyOf(table.Plan), rows.Length, exceptions)
            : null;

        bool Lies(int row, int other) => string.Equals(domains[row], hostOf(other), StringComparison.OrdinalIgnoreCase);
    }
}
