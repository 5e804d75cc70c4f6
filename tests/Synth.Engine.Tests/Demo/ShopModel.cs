using Synth.Engine.Demo;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine.Tests.Demo;

/// <summary>
/// A model of the default shop, whose rules are as found and whose forests are as small as can be; fitted once, only read by tests.
/// </summary>
internal static class ShopModel
{
    private static readonly Lazy<RelationalModel> Fitted = new(Fit);

    public static RelationalModel Default => Fitted.Value;

    /// <summary>A synthetic shop.</summary>
    public static ShopRows Generate(long seed)
    {
        var sampler = RelationalSampler.Create(Default, new SampleOptions(seed), 2, CancellationToken.None);
        var rows = ShopDatabase.Schema.Tables.ToDictionary(table => table.Name.Name, _ => new List<ShopRow>());
        for (var block = 0; block < sampler.BlockCount; block++)
        {
            foreach (var part in sampler.Generate(block, CancellationToken.None))
            {
                rows[part.Table.Name].AddRange(ShopRows.Rows(part.Rows));
            }
        }

        return new ShopRows(rows.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray()));
    }

    private static RelationalModel Fit()
    {
        var shop = ShopDatabase.Create(new ShopOptions(), CancellationToken.None);
        var profile = new DatabaseProfile(
            ShopDatabase.Schema.Tables.ToDictionary(table => table.Name, table => shop.CountRows(table.Name)),
            new Dictionary<(TableName Table, ForeignKey Key), ForeignKeyStatistics>());
        var plan = GenerationPlanner.Create(ShopDatabase.Schema, profile);
        var builder = new SourceSampleBuilder(plan, 1_000_000);
        foreach (var table in plan.Tables)
        {
            foreach (var batch in shop.Read(table.Name))
            {
                using (batch)
                {
                    builder.Add(table.Name, batch);
                }
            }
        }

        using var sample = builder.Build();
        var options = new FitOptions { TreeCount = 1, PredictorLimit = 1, Workers = 2 };
        return RelationalSynthesizer.Fit(sample, options, null, CancellationToken.None);
    }
}
