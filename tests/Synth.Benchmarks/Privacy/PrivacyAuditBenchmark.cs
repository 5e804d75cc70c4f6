using System.Globalization;
using Synth.Data;
using Synth.Modeling;
using Synth.Schema;
using Synth.Testing;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Benchmarks.Privacy;

/// <summary>
/// Fits many small models to two databases that differ by one family, and tries to tell them apart by what the models give: the largest ε
/// that this proves stands beside the one that was promised, and beside that of models that promise nothing.
/// </summary>
internal static class PrivacyAuditBenchmark
{
    private const int Customers = 100;
    private const double Delta = 1e-5;

    /// <summary>Runs the audit.</summary>
    /// <param name="runs">Models per database.</param>
    public static int Run(int runs)
    {
        Console.WriteLine($"{"promised",-12} {"proved at 95%",14}   ({runs} models with the family, {runs} without)");
        foreach (var epsilon in new double?[] { 1, 3, 10, null })
        {
            var budget = epsilon is { } value ? new PrivacyBudget(value, Delta) : null;
            var bound = PrivacyAudit.LowerBound(Outcomes(true), Outcomes(false), budget is null ? 0 : Delta);
            var promised = epsilon?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{promised,-12} {bound,14:0.00}"));
            if (bound > epsilon)
            {
                Console.Error.WriteLine("The promise is broken.");
                return 1;
            }

            double[] Outcomes(bool hasTarget) => [.. Enumerable.Range(0, runs).Select(run => Attack(hasTarget, budget, run))];
        }

        return 0;
    }

    // What a model says of the flag that only the target has, of how many rows there are, and of the target's many purchases.
    private static double Attack(bool hasTarget, PrivacyBudget? budget, long seed)
    {
        using var sample = Sample(hasTarget);
        var options = FitOptions.Default with { Budget = budget, GateRows = 0, TreeCount = 2, Workers = 1, Seed = seed };
        var model = RelationalSynthesizer.Fit(sample, options, null, CancellationToken.None);
        var sampler = RelationalSampler.Create(model, new SampleOptions(seed, 1), 1, CancellationToken.None);
        var statistic = sampler.RowCounts.Values.Sum();
        for (var block = 0; block < sampler.BlockCount; block++)
        {
            foreach (var part in sampler.Generate(block, CancellationToken.None))
            {
                using var rows = part.Rows;
                statistic += part.Table.Name == "customer" ? ((FixedVector<long>)rows["flag"]).Values.Count(1L) : 0;
            }
        }

        return statistic;
    }

    private static SourceSample Sample(bool hasTarget)
    {
        var customer = Table("customer", Required("id", new IntegerType(32)), Required("flag", new BooleanType())).WithKey("id");
        var purchase = Table("purchase", Required("id", new IntegerType(32)), Required("customer_id", new IntegerType(32)),
            Required("amount", new IntegerType(32)))
            .WithKey("id").WithForeignKey("customer", ("customer_id", "id"));
        var customers = Enumerable.Range(0, hasTarget ? Customers + 1 : Customers).Select(i => new object?[] { i + 1, i == Customers })
            .ToArray();
        var purchases = customers.SelectMany((row, i) => Enumerable.Range(0, i == Customers ? 20 : 1 + (i % 2)).Select(_ => row[0]))
            .Select((key, i) => new object?[] { i + 1, key, 10 + (i % 50) }).ToArray();
        var schema = Database([customer, purchase]);
        var plan = GenerationPlanner.Create(schema, new DatabaseProfile(
            new Dictionary<TableName, long> { [customer.Name] = customers.Length, [purchase.Name] = purchases.Length },
            new Dictionary<(TableName, ForeignKey), ForeignKeyStatistics>()));
        var builder = new SourceSampleBuilder(plan, 1_000_000);
        foreach (var (table, rows) in new[] { (customer, customers), (purchase, purchases) })
        {
            using var batch = BatchBuilder.Create(table, rows);
            builder.Add(table.Name, batch);
        }

        return builder.Build();
    }
}
