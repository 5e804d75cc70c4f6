using Synth.Schema;
using Synth.Testing;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Privacy;

/// <summary>
/// Who knows all families but one tries to tell whether that one was there. The long form, on whole models with secret noise, is the
/// benchmark
/// <c>privacy-audit</c>.
/// </summary>
public sealed class PrivacyAuditTests
{
    private const int Runs = 500;
    private const double Claimed = 1;

    [Fact]
    public void No_attack_tells_more_than_was_promised() => Assert.InRange(Audit(Claimed), 0, Claimed);

    [Fact]
    public void An_attack_convicts_noise_that_is_too_small_for_its_promise() => Assert.True(Audit(60) > Claimed);

    [Theory]
    [InlineData(0, 10, 0, 0.3085)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(10, 10, 0.6915, 1)]
    public void Bounds_of_probabilities_are_those_of_the_tables(int successes, int trials, double least, double most)
    {
        // Clopper and Pearson 1934: the exact interval of 95%.
        Assert.Equal(least, PrivacyAudit.LeastProbability(successes, trials, 0.025), 3);
        Assert.Equal(most, PrivacyAudit.MostProbability(successes, trials, 0.025), 3);
    }

    private static double Audit(double epsilon)
    {
        var budget = new PrivacyBudget(epsilon, 1e-5);
        double[] Outcomes(bool hasTarget, int seed) => [.. Enumerable.Range(0, Runs).Select(run => Attack(hasTarget, budget, seed + run))];
        return PrivacyAudit.LowerBound(Outcomes(true, 1), Outcomes(false, 1_000_000), budget.Delta);
    }

    // The target is the only customer with a flag: it adds to the rows, and to those with the flag.
    private static double Attack(bool hasTarget, PrivacyBudget budget, int seed)
    {
        using var source = SourceDatabase
            .Of((Table("customer", Required("id", new IntegerType(32)), Required("flag", new BooleanType())).WithKey("id"),
            Range(hasTarget ? 101 : 100).Select(i => new object?[] { i + 1, i == 100 }))).Sample();
        var made = PrivateSample.Make(source, FitOptions.Default with { Budget = budget }, new SeededNoise(seed),
            TestContext.Current.CancellationToken);
        using var sample = made.Sample;
        var flags = (Data.FixedVector<long>)sample[new TableName("customer")].Columns[1];
        return flags.Count + flags.Values.Count(1L);
    }
}
