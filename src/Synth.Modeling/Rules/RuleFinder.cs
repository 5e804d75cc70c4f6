using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds the rules that the sampled rows keep, once all tables are coded, and decides which of them compute which column.
/// </summary>
/// <param name="sample">The sample.</param>
/// <param name="drafts">What is known of the synthesized tables.</param>
/// <param name="asked">What the user asks for besides, and what is turned off.</param>
internal sealed class RuleFinder(SourceSample sample, IReadOnlyDictionary<TableName, TableDraft> drafts, AskedRules asked)
{
    private readonly Dictionary<TableName, SourceNumbers[]> numbers = drafts.ToDictionary(
        draft => draft.Key,
        draft => SourceNumbers.Of(draft.Value.Table, column => MayTakePart(draft.Value, column)));

    private readonly List<string> problems = [];
    private readonly List<(TableName Parent, AggregateRule Rule)> spares = [];
    private readonly List<(TableName Parent, AggregateRule Rule)> orderings = [];
    private readonly List<(TableName Parent, TableName Child, ApportionRule Rule)> limits = [];

    /// <summary>The rules of all tables, each computing its column or keeping it within bounds.</summary>
    /// <exception cref="InvalidOptionsException">A rule that the user asks for contradicts keys, overrides or other such rules.</exception>
    public Dictionary<TableName, Rule[]> Find()
    {
        var result = new Dictionary<TableName, Rule[]>();
        foreach (var (table, draft) in drafts)
        {
            var scope = new RuleScope(sample, draft, numbers, result, asked.Unwanted);
            var numbering = new NumberingChooser(draft, scope.Own, asked.RulesOf(table), scope.Names, problems);
            result.Add(table, [.. numbering.WithoutLateOrders([.. Choose(scope, numbering)])]);
        }

        InvalidOptionsException.ThrowIfAny([.. problems]);
        return result.ToDictionary(entry => entry.Key, entry => entry.Value.Where(rule => !IsSummedTwice(rule, result)).ToArray());
    }

    // What is summed up over links in the last pass cannot wait for another such sum.
    private static bool IsSummedTwice(Rule rule, Dictionary<TableName, Rule[]> rules) => rule is AggregateRule { Link: >= 0 } total
        && total.Read.Any(input => LateColumns.AreSummedOverLinks(input, rules[total.Child]));

    // What is asked for goes first, then what computes columns, then what keeps the others in bounds.
    private IEnumerable<Rule> Choose(RuleScope scope, NumberingChooser numbering)
    {
        var settled = new SettledColumns(scope);
        var requests = new RuleRequests(scope, asked, problems);
        foreach (var forms in requests.Forms())
        {
            if (Array.Find(forms, settled.TryAsked) is { } rule)
            {
                yield return rule;
            }
            else
            {
                requests.Refuse(forms[0]);
            }
        }

        PartialCopyRule[] copies = [.. requests.Copies()];
        foreach (var rule in copies)
        {
            if (settled.TryAsked(rule))
            {
                yield return rule;
            }
            else
            {
                requests.Refuse(rule);
            }
        }

        NumberingRule[] numberings = [.. numbering.Choose(scope.IsWanted)];
        foreach (var rule in numberings)
        {
            yield return rule;
        }

        SpanRule[] spans = scope.Draft.Parent is null ? [] : [.. new SpanFinder(scope.Table, scope.Own).Find()];
        var ways = new ComputationFinder(scope, drafts).Find(Apportioned(scope), numbering.CountedTexts(numberings));
        foreach (var rule in ways.SelectMany(rule => rule.Forms()).Where(scope.IsWanted))
        {
            // A date that orders the rows or keeps them apart is drawn with them: what it sums up gives way, so that both rules hold.
            if (rule is AggregateRule late && (Array.Exists(numberings, numbering => numbering.By == new RuleColumn(0, late.Column))
                || Array.Exists(spans, span => span.Start == late.Column || span.Column == late.Column)))
            {
                orderings.Add((scope.Name, late));
            }
            else if (Limited(rule, scope) is var (sum, limit) && settled.TryCompute(sum))
            {
                limits.Add((scope.Name, sum.Child, limit));
                yield return sum;
            }
            else if (settled.TryCompute(rule))
            {
                yield return rule;
            }
            else if (rule is AggregateRule { Function: AggregateFunction.Sum, Inputs: [_], Link: < 0, When: null } spare
                && settled.Contains(rule.Column))
            {
                spares.Add((scope.Name, spare));
            }
        }

        foreach (var rule in Reached(scope).Where(settled.TryBound))
        {
            yield return rule;
        }

        foreach (var rule in requests.Witnesses().Where(settled.IsOpen).Concat(Steps(scope).Where(settled.IsOpen))
            .Concat(requests.LinkOrders()))
        {
            yield return rule;
        }

        // Where a column is counted from the one that should give way to it, it gives way itself.
        foreach (var rule in new BoundFinder(scope).Find().Where(scope.IsWanted)
            .Where(found => found is not PartialCopyRule || !Array.Exists(copies, asked => asked.Column == found.Column)))
        {
            if (rule.Forms().Where(scope.IsWanted).FirstOrDefault(settled.TryBound) is { } bound)
            {
                yield return bound;
            }
        }
    }

    // A row above that another rule changes after it is drawn does not tell where the rows below it end.
    private static IEnumerable<Rule> Steps(RuleScope scope) => scope.Draft.Parent is { Table.Plan.Name: var parent }
        ? new StepFinder(scope.Draft, column => scope.RulesOf(parent).Any(rule => rule.Column == column)).Find().Where(scope.IsWanted)
        : [];

    // Sums of a second child table, of what the first one settles: its rows are made to sum up to that.
    private IEnumerable<ApportionRule> Apportioned(RuleScope scope) => spares
        .Where(spare => spare.Parent == scope.Table.Plan.Relations.PrimaryParent?.ReferencedTable && spare.Rule.Child == scope.Name)
        .Select(spare => new ApportionRule(
            spare.Rule.Inputs[0], spare.Rule.Column, spare.Rule.Decimals, spare.Rule.Support, spare.Rule.Exceptions))
        .Concat(limits
            .Where(limit => (limit.Parent, limit.Child) == (scope.Table.Plan.Relations.PrimaryParent?.ReferencedTable, scope.Name))
            .Select(limit => limit.Rule));

    // A sum that reaches another column in rows of some kind waits for both.
    private static (AggregateRule Sum, ApportionRule Limit)? Limited(Rule rule, RuleScope scope) =>
        rule is AggregateRule sum && new SumLimitFinder(scope).Find(sum) is { } limit
            ? (sum with { Limits = [limit.Total, limit.When!.Column] }, limit)
            : null;

    // The first of the forms in which a date above that orders its rows was found to follow from a column.
    private IEnumerable<ReachRule> Reached(RuleScope scope) => orderings
        .Where(found => found.Parent == scope.Table.Plan.Relations.PrimaryParent?.ReferencedTable && found.Rule.Child == scope.Name)
        .Select(found => ReachRule.Of(found.Rule))
        .OfType<ReachRule>()
        .DistinctBy(rule => (rule.Above, rule.Column));

    private static bool MayTakePart(TableDraft draft, string column) =>
        draft.Columns.First(model => model.Name == column) is DataColumnModel { IsOverridden: false } or RepeatedColumnModel;
}
