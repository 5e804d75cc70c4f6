using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What a model promises by differential privacy: how much, of whom, what it was spent on, and what the promise does not reach. A model is
/// made of blurred answers alone; all that is fitted to them afterwards costs nothing more (closure under post-processing, Dwork and Roth
/// 2014, proposition 2.1).
/// </summary>
/// <param name="Budget">The promise: ε and δ for each family.</param>
/// <param name="Rho">The cost that keeps it, of which no tree of families has spent more.</param>
/// <param name="Units">Whom it protects: for each tree, what its families are.</param>
/// <param name="Spends">What was asked of the rows. Trees have no family in common, so that their costs do not add up (McSherry
/// 2009).</param>
/// <param name="Covered">What the promise reaches.</param>
/// <param name="NotCovered">What it does not.</param>
public sealed record PrivacyStatement(
    PrivacyBudget Budget, double Rho, ValueList<string> Units, ValueList<PrivacySpend> Spends, ValueList<string> Covered,
        ValueList<string> NotCovered)
{
    /// <summary>The largest cost of any tree.</summary>
    public double SpentRho => Spends.GroupBy(spend => spend.Tree).Select(tree => tree.Sum(spend => spend.Rho)).DefaultIfEmpty(0).Max();

    /// <summary>The largest probability that any tree has spent besides.</summary>
    public double SpentDelta => Spends.GroupBy(spend => spend.Tree).Select(tree => tree.Sum(spend => spend.Delta)).DefaultIfEmpty(0).Max();

    internal static PrivacyStatement Of(PrivacyBudget budget, double rho, IEnumerable<PrivacySpend> spends, GenerationPlan plan) => new(
        budget,
        rho,
        plan.Tables.Where(table => table.Mode == TableMode.Synthesize).GroupBy(table => plan.RootOf(table.Name)).Select(UnitOf)
            .ToValueList(),
        spends.ToValueList(),
        [
            "how many rows each table has, and how many each parent has",
            "ranges, bins and kept values of every column, missing values, and how often each comes",
            "which columns are related, and how",
            "everything fitted to that: forests with their splits and leaves, encodings, atoms, rules, meanings, the ways of siblings",
        ],
        NotCoveredBy(plan).ToValueList());

    private static string UnitOf(IGrouping<TableName, TablePlan> tree) => tree.Count() == 1
        ? $"one row of {tree.Key}"
        : $"one row of {tree.Key} with all rows below it in {string.Join(", ", tree.Skip(1).Select(table => table.Name))}";

    private static IEnumerable<string> NotCoveredBy(GenerationPlan plan)
    {
        yield return "the schema: names, types, defaults, checks and the labels of enumerations are taken as public";
        yield return "the plan: which tables are copied, which key leads to the parent, and which share of the families is read";
        if (plan.Tables.Where(table => table.Mode == TableMode.Copy).Select(table => table.Name.ToString())
            .ToArray() is { Length: > 0 } copied)
        {
            yield return $"the rows of tables that are copied, which are disclosed: {string.Join(", ", copied)}";
        }

        yield return "persons with several families: each family is protected by itself";
        yield return "a report of an evaluation, and its gates: they compare with the source's rows themselves";
        yield return "how long a fit takes, and errors by which it ends";
    }
}
