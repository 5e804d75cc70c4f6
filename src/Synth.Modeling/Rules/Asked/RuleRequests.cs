namespace Synth.Modeling;

/// <summary>What the user asks for of a table's rules, brought together with what its rows tell.</summary>
/// <param name="scope">The table.</param>
/// <param name="asked">What is asked for.</param>
/// <param name="problems">Receives what cannot be granted.</param>
internal sealed class RuleRequests(RuleScope scope, AskedRules asked, List<string> problems)
{
    private const string IsSettled = "part of a key, overridden, or settled by another rule.";

    // Of two numbers that share what there is the first one keeps to all of it.
    private readonly Rule[] wanted = [.. asked.RulesOf(scope.Name).SelectMany(rule => rule is OrderRule { Plus: { } plus } order
        ? new[] { order with { Column = plus, Plus = null }, rule }
        : [rule])];

    /// <summary>Each rule that stands by itself; bounds in both forms, of which one is enough.</summary>
    public IEnumerable<Rule[]> Forms()
    {
        var completer = new AskedRuleCompleter(scope.Table, scope.NumbersOf, [.. scope.Draft.Ancestors()]);
        return wanted
            .Where(rule => rule is not (WitnessRule or NumberingRule or LinkOrderRule or PartialCopyRule))
            .Select(rule => rule.Computes ? [rule] : rule.Forms())
            .Select(forms => forms.Select(form => completer.Complete(form, CountSummedUp)).ToArray());
    }

    /// <summary>Says that a rule contradicts keys, overrides or other rules.</summary>
    public void Refuse(Rule rule) => Refuse(rule, $"its column is {IsSettled}");

    /// <summary>Copies in some rows that are asked for.</summary>
    public IEnumerable<PartialCopyRule> Copies()
    {
        var finder = new PartialCopyFinder(scope);
        foreach (var rule in wanted.OfType<PartialCopyRule>())
        {
            if (finder.Complete(rule) is { } known)
            {
                yield return known;
            }
            else
            {
                Refuse(rule, "its column must be able to hold the other one's values and be neither " + IsSettled.TrimEnd('.')
                    + ", the other one's rows must be made before, and where no share is given, rows of the source must tell it.");
            }
        }
    }

    /// <summary>
    /// What is asked for, then what is found besides. A row above that another rule changes after it is drawn cannot ask for a witness.
    /// </summary>
    public IEnumerable<WitnessRule> Witnesses()
    {
        var finder = scope.Draft.Parent is not { Table.Plan.Name: var parent }
            ? null
            : new WitnessFinder(scope.Draft, column => scope.RulesOf(parent).Any(rule => rule.Column == column));
        WitnessRule[] given = [.. wanted.OfType<WitnessRule>()
            .Select(rule => finder?.Complete(rule)).OfType<WitnessRule>().Where(rule => scope.IsTarget(rule.Column))];
        foreach (var rule in wanted.OfType<WitnessRule>().Where(rule => !Array.Exists(given, known => NameOf(known) == NameOf(rule))))
        {
            Refuse(rule,
                "its columns must have few values, each of which enough families share, the lower one no nulls, and neither may be "
                + IsSettled);
        }

        return given.Concat(finder?.Find().Where(scope.IsWanted) ?? []).DistinctBy(NameOf);
    }

    /// <summary>What is asked for, then what is found besides.</summary>
    public IEnumerable<LinkOrderRule> LinkOrders()
    {
        int[] links = [.. scope.LinksMadeBefore];
        var chooser = new LinkOrderChooser(scope.Draft, scope.Settled, links.Contains);
        LinkOrderRule[] given = [.. wanted.OfType<LinkOrderRule>().Where(rule => chooser.MayHold(rule, scope.LinkedBy(rule.Link)))];
        foreach (var rule in wanted.OfType<LinkOrderRule>().Except(given))
        {
            Refuse(rule,
                "rows that the link leads to must be made before, several rows may lead to one, and both columns must be dates that "
                + "are known by then.");
        }

        return given.Select(rule => rule with { Support = scope.Table.RowCount })
            .Concat(chooser.Find(scope.LinkedBy).Where(scope.IsWanted))
            .DistinctBy(NameOf);
    }

    private string NameOf(Rule rule) => rule.Formula(scope.Names);

    private void Refuse(Rule rule, string reason) => problems.Add($"The rule '{NameOf(rule)}' cannot be added: {reason}");

    private int[] CountSummedUp(AggregateRule total)
    {
        var child = scope.Sample[total.Child];
        var rowsAbove = total.Link < 0 ? child.ParentRows : child.LinkRows[total.Link];
        return SiblingPositions.CountByParent(
            total.When is null ? rowsAbove : new TotalCondition(total.When, child).Among(rowsAbove), scope.Table.RowCount);
    }
}
