namespace Synth.Modeling.Tests.Generation;

/// <summary>Laws of generation as a whole, over schemas of every shape.</summary>
public sealed class RandomSchemaTests
{
    public static TheoryData<long> Seeds => [.. Enumerable.Range(1, 12).Select(seed => (long)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Keys_types_and_totals_hold_at_every_scale(long seed)
    {
        var model = RandomSource.Create(seed).Fit();
        foreach (var scale in new[] { 0.1, 1, 3, 10 })
        {
            IntegrityAssert.Holds(SyntheticDatabase.Generate(model, new SampleOptions(seed, scale)), scale);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_seed_alone_decides_every_byte(long seed)
    {
        var model = RandomSource.Create(seed).Fit();
        var options = new SampleOptions(seed, 3);
        var text = SyntheticDatabase.Generate(model, options).Text();
        Assert.Equal(text, SyntheticDatabase.Generate(model, options, workers: 3).Text());
        Assert.Equal(text, SyntheticDatabase.Generate(model, options, backwards: true).Text());
        Assert.NotEqual(text, SyntheticDatabase.Generate(model, options with { Seed = seed + 1 }).Text());
    }
}
