namespace Synth.Modeling;

/// <summary>How a meaning is recognised.</summary>
/// <param name="Type">The meaning.</param>
/// <param name="Test">Whether a value can have it.</param>
/// <param name="Named">How sure it is when the column's name says so and all values pass.</param>
/// <param name="Alone">How sure it is when only the values say so; 0 when they cannot.</param>
/// <param name="LeastNamed">The share of values that must pass where the name says so.</param>
internal sealed record MeaningRule(SemanticType Type, Func<string, bool> Test, double Named, double Alone = 0, double LeastNamed = 0.5)
{
    /// <summary>The share of values that must pass where no name says so, unless the rule says otherwise.</summary>
    public const double LeastAlone = 0.9;

    /// <summary>The share of values that must pass where no name says so.</summary>
    public double LeastUnnamed { get; init; } = LeastAlone;

    /// <summary>The meaning that a name must speak of: people call one thing by another's name.</summary>
    public SemanticType NamedAs { get; init; } = Type;

    /// <summary>What must hold of the values together where no name says so; null for nothing.</summary>
    public Func<ColumnSample, bool>? Evidence { get; init; }

    /// <summary>How sure the meaning is.</summary>
    /// <param name="sample">The column.</param>
    /// <param name="nameWeight">How much its name says so, 0 to 1.</param>
    public double Judge(ColumnSample sample, double nameWeight)
    {
        if (sample.Values.Length == 0)
        {
            return NamedAs == Type ? nameWeight * 0.6 : 0;
        }

        var share = sample.ShareOf(Test);
        var named = share >= LeastNamed ? nameWeight * Named * Math.Min(1, 0.4 + (0.6 * share / LeastAlone)) : 0;
        var alone = Alone > 0 && share >= LeastUnnamed && Evidence?.Invoke(sample) != false ? Alone * share : 0;
        return Math.Max(named, alone);
    }
}
