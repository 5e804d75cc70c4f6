using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds what computes the columns of a table. Copies and totals come from elsewhere, so they are told first; then what runs over siblings,
/// since what it is put together with within the row follows from it, and what is computed within the row; totals that some rows lack come
/// after that.
/// </summary>
/// <param name="scope">The table.</param>
/// <param name="drafts">What is known of the synthesized tables.</param>
internal sealed class ComputationFinder(RuleScope scope, IReadOnlyDictionary<TableName, TableDraft> drafts)
{
    /// <summary>A total is one of some rows only where no more than this share of them has rows to sum up.</summary>
    private const double MostOfSome = 0.95;

    private readonly SourceTable table = scope.Table;

    /// <summary>The rules that hold; several may compute the same column.</summary>
    /// <param name="apportioned">Sums of the table's rows that another table settles.</param>
    /// <param name="counted">Texts that count the table's rows.</param>
    public IEnumerable<Rule> Find(IEnumerable<ApportionRule> apportioned, IEnumerable<Rule> counted)
    {
        AggregateRule[] children = [.. Children()];
        return LinkedCopies()
            .Concat(apportioned)
            .Concat(children.Where(rule => !IsOfSome(rule)))
            .Concat(Linking())
            .Concat(new RunningFinder(scope.Draft, scope.Own).Find())
            .Concat(new ArithmeticFinder(scope.Own, table.RowCount).Find())
            .Concat(children.Where(IsOfSome))
            .Concat(scope.Draft.Parent is null ? [] : new ChainFinder(table, scope.IsData).Find())
            .Concat(counted)
            .Concat(scope.Draft.Parent is null ? [] : new FixedSumFinder(table, scope.Own).Find())
            .Concat(Compositions());
    }

    private IEnumerable<Rule> LinkedCopies()
    {
        var finder = new LinkedCopyFinder(table);
        return scope.LinksMadeBefore.SelectMany(link =>
        {
            var linked = scope.LinkedBy(link);
            var rules = scope.RulesOf(linked.Plan.Name);
            return finder.Find(link, linked, scope.IsTarget, column => !LateColumns.Contain(column, rules));
        });
    }

    private IEnumerable<AggregateRule> Children() => scope.Sample.Plan.ChildrenOf(scope.Name)
        .Where(child => drafts.ContainsKey(child.Name))
        .SelectMany(child => Aggregates(drafts[child.Name], scope.Sample[child.Name].ParentRows)
            .Where(rule => !IsRepeated(rule, scope.Sample[child.Name].ParentRows)));

    // What the rows below sum up to where there are any, while other rows have a value, too.
    private bool IsOfSome(AggregateRule rule) => rule is { Function: AggregateFunction.Sum, OfNone: ChildlessValue.Drawn }
        && rule.Support < MostOfSome * scope.Own.First(column => column.Name == rule.Column).Exact.Count(value => value is not null);

    // Of rows that link to a row by their only key to its table, where all of these are in the sample.
    private IEnumerable<AggregateRule> Linking() =>
        from other in drafts.Values
        where other.Table.LinkUses is null && other.Table.Plan.Relations.PrimaryParent?.ReferencedTable != scope.Name
        let links = other.Table.Plan.Relations.Links.Index().Where(link => link.Item.ReferencedTable == scope.Name).ToArray()
        where links.Length == 1 && other.Links[links[0].Index].Kind != LinkKind.Nothing
        let rows = other.Table.LinkRows[links[0].Index]
        from rule in Aggregates(other, rows)
        where rule.Function != AggregateFunction.Last && !IsRepeated(rule, rows)
        select rule with { Link = links[0].Index };

    // Of some rows only where it is not of all in every row that has such rows, and first of those whose rows tell whether there is a
    // value: an order is sent once its event of sending is there.
    private IEnumerable<AggregateRule> Aggregates(TableDraft other, int[] rowsAbove)
    {
        var (name, numbers) = (other.Table.Plan.Name, scope.NumbersOf(other.Table.Plan.Name));
        var found = new AggregateFinder(scope.Own, table.RowCount).Find(name, numbers, rowsAbove, rowsAbove)
            .Select(rule => (Rule: rule, LeavesOut: LeavesOut(rule, rowsAbove))).ToList();
        var open = scope.Own.Where(column => !found.Exists(all => all.Rule.Column == column.Name && !all.LeavesOut)).ToArray();
        var finder = new AggregateFinder(open, table.RowCount);
        foreach (var condition in open.Length == 0 ? [] : TotalCondition.Of(other))
        {
            var among = condition.Among(rowsAbove);
            found.AddRange(finder.Find(name, numbers, among, rowsAbove)
                .Select(rule => (rule with { When = condition.Condition }, LeavesOut(rule, among))));
        }

        return found.OrderBy(entry => entry.LeavesOut ? 1 : 0).Select(entry => entry.Rule);
    }

    // Whether rows have no value although there is something to sum up.
    private bool LeavesOut(AggregateRule rule, int[] rowsAbove)
    {
        var settled = scope.Own.First(column => column.Name == rule.Column);
        var inputs = scope.NumbersOf(rule.Child).Where(column => rule.Inputs.Contains(column.Name)).ToArray();
        return settled.Missing > 0 && rowsAbove.Index().Any(entry => entry.Item >= 0 && settled.Exact[entry.Item] is null
            && Array.TrueForAll(inputs, input => input.Exact[entry.Index] is not null));
    }

    // Where most rows below repeat the row's value, besides the one that any extreme has, it is not they who settle it.
    private bool IsRepeated(AggregateRule rule, int[] rowsAbove)
    {
        if (rule.Function is AggregateFunction.Count or AggregateFunction.Sum)
        {
            return false;
        }

        var settled = scope.Own.First(column => column.Name == rule.Column);
        var values = scope.NumbersOf(rule.Child).First(column => column.Name == rule.Inputs[0]).Exact;
        var compared = rowsAbove.Index().Where(entry => entry.Item >= 0 && values[entry.Index] is not null).ToArray();
        var linked = compared.Select(entry => entry.Item).Distinct().Count();
        var repeated = compared.Count(entry => settled.Cut(values[entry.Index]!.Value) == settled.Exact[entry.Item]);
        return 2 * (repeated - linked) >= compared.Length - linked;
    }

    private IEnumerable<CompositionRule> Compositions()
    {
        var sources = new CompositionSources(scope.Draft, scope.Sample, scope.RulesOf).All();
        var finder = new CompositionFinder(sources, table.RowCount);
        return scope.Draft.Texts()
            .Select(entry => finder.Find(entry.Column.Name, entry.Values.GetString, entry.Column.Encoder.HoldsUniqueness))
            .OfType<CompositionRule>();
    }
}
