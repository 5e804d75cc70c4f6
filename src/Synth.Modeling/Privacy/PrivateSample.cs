using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Families that are drawn from noisy counts of the source's, to fit a model to in their place, so that all that the model knows of a
/// family of the source it knows through noise.
/// </summary>
/// <param name="Sample">The families.</param>
/// <param name="Statement">What is promised of them.</param>
/// <param name="Columns">What columns hold whose texts may not be named.</param>
internal sealed record PrivateSample(SourceSample Sample, PrivacyStatement Statement, ValueList<ColumnOverride> Columns)
{
    // Of δ one half is for the translation of costs into ε, the other for values that may be named.
    private const double TranslationShare = 0.5;

    /// <summary>Measures the source's families, and draws others.</summary>
    /// <param name="source">The source's families.</param>
    /// <param name="options">The budget, and how to fit.</param>
    /// <param name="noise">Where the bits of the noise come from.</param>
    /// <param name="cancellationToken">Checked for each table.</param>
    /// <exception cref="UnsupportedSchemaException">Values of a column cannot be made without a look at the source's.</exception>
    public static PrivateSample Make(SourceSample source, FitOptions options, NoiseSource noise, CancellationToken cancellationToken)
    {
        var budget = options.Budget ?? throw new ArgumentException("There is no budget.", nameof(options));
        var plan = source.Plan;
        var rho = ZeroConcentrated.RhoOf(budget.Epsilon, budget.Delta * TranslationShare);
        var tables = new Dictionary<TableName, PrivateTable>();
        var overrides = new List<ColumnOverride>();
        var spends = new List<PrivacySpend>();
        foreach (var tree in plan.Tables.Where(table => table.Mode == TableMode.Synthesize).GroupBy(table => plan.RootOf(table.Name)))
        {
            var meter = new PrivacyMeter(tree.Key.ToString(), noise, rho, budget.Delta * (1 - TranslationShare));
            var slots = tree.SelectMany(table => SlotFinder.Of(table, source, options)).ToArray();
            var costs = PrivacyCosts.Divide(meter.Rho, meter.Delta, tree.Sum(PrivateTableFitter.SizeQuestions), slots);
            var fitter = new PrivateTableFitter(source, options, meter, costs);
            foreach (var table in tree)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var parent = table.Relations.PrimaryParent is { } key ? tables[key.ReferencedTable] : null;
                tables.Add(table.Name, Settle(fitter.Fit(table, parent), overrides));
            }

            spends.AddRange(meter.Spends);
        }

        overrides.AddRange(plan.Tables.Where(table => table.Mode == TableMode.Synthesize).SelectMany(table => MadeUp(table, plan.Schema)));
        var sample = new PrivateSampleDrawer(source, tables, options).Draw();
        var given = options.Columns.Select(entry => (entry.Table, entry.Column)).ToHashSet();
        return new PrivateSample(
            sample,
            PrivacyStatement.Of(budget, rho, spends, plan),
            [.. options.Columns, .. overrides.Where(entry => !given.Contains((entry.Table, entry.Column)))]);
    }

    private static PrivateTable Settle(PrivateTable table, List<ColumnOverride> overrides)
    {
        var settled = table.Slots.Zip(table.Attributes, PrivateTexts.Settle).ToArray();
        overrides.AddRange(table.Slots.Zip(settled).Where(entry => entry.Second.IsMadeUp)
            .Select(entry => PrivateTexts.MadeUp(table.Plan.Table, table.Plan.Table.FindColumn(entry.First.Name)!)));
        return table with { Attributes = [.. settled.Select(entry => entry.Attribute)] };
    }

    // Texts whose meaning their name tells are made up whatever the values are.
    private static IEnumerable<ColumnOverride> MadeUp(TablePlan plan, DatabaseSchema schema)
    {
        var roles = new ColumnRoles(plan, schema);
        return plan.Table.Columns
            .Where(column => column.IsWritable && roles.ParentPair(column.Name) is null && roles.LinkPair(column.Name) is null
                && (!roles.IsKey(column.Name) || roles.IsFreeKey(column.Name))
                && SlotFinder.MadeUpMeaning(plan.Table, column) is not null)
            .Select(column => PrivateTexts.MadeUp(plan.Table, column));
    }
}
