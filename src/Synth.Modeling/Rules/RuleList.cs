using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Lists the rules of a model for people: those that are kept as such, and those that follow from how columns are modelled.
/// </summary>
internal static class RuleList
{
    /// <summary>The rules, by table.</summary>
    public static IReadOnlyList<DiscoveredRule> Of(RelationalModel model) =>
        [.. model.Plan.Tables
            .Where(table => table.Mode == TableMode.Synthesize)
            .SelectMany(table => Of(model, model.ModelOf(table.Name)))
            .DistinctBy(rule => rule.Name)];

    private static IEnumerable<DiscoveredRule> Of(RelationalModel model, TableModel table)
    {
        var names = new RuleNames(model.Plan, table.Name);
        foreach (var repeated in table.Columns.OfType<RepeatedColumnModel>())
        {
            var (own, source) = (names.Own(repeated.Name), names.Of(new RuleColumn(repeated.Generations, repeated.Source)));
            yield return new DiscoveredRule($"{own} = {source}", RuleKind.Copy, [own, source], table.SourceRowCount, 0);
        }

        foreach (var column in table.Columns.OfType<DataColumnModel>()
            .Where(column => column.Decided is not null && !IsComputed(table, column)))
        {
            foreach (var rule in Of(column, column.Decided!, names, model.Plan[table.Name]))
            {
                yield return rule;
            }
        }

        foreach (var fact in ColumnFacts.Of(table, model.Plan[table.Name], names))
        {
            yield return fact;
        }

        foreach (var exclusion in table.Exclusions)
        {
            yield return new DiscoveredRule(
                exclusion.Formula,
                exclusion.IsDecided ? RuleKind.Dependency : RuleKind.Implication,
                [exclusion.Subject, exclusion.Reason],
                exclusion.Support,
                0);
        }

        foreach (var condition in table.Conditions)
        {
            yield return new DiscoveredRule($"{table.Name}: {condition}", RuleKind.Condition, [], table.SourceRowCount, 0);
        }

        foreach (var rule in table.Rules)
        {
            yield return new DiscoveredRule(
                rule.Formula(names), rule.Kind, rule.Mentions(names).ToValueList(), rule.Support, rule.Exceptions);
        }
    }

    private static bool IsComputed(TableModel table, DataColumnModel column) =>
        table.Rules.Any(rule => rule.Computes && rule.Column == column.Name);

    private static IEnumerable<DiscoveredRule> Of(DataColumnModel column, Determination decided, RuleNames names, TablePlan plan)
    {
        var formulas = decided.Formulas(column.Name, names, DecisionFitter.KeyOf(plan)).ToArray();
        for (var i = 0; i < formulas.Length; i++)
        {
            var deciding = decided.Generations > 0 ? plan.Relations.PrimaryParent!.ReferencingColumns : decided.Ways[i];
            yield return new DiscoveredRule(
                formulas[i],
                RuleKind.Dependency,
                deciding.Select(names.Own).Prepend(names.Own(column.Name)).ToValueList(),
                decided.Support,
                decided.Exceptions);
        }
    }
}
