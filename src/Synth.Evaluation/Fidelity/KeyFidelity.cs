using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>How alike the rows that hang together over a foreign key are on both sides.</summary>
public sealed record KeyFidelity
{
    /// <summary>The referencing table.</summary>
    public required TableName Child { get; init; }

    /// <summary>The referenced table.</summary>
    public required TableName Parent { get; init; }

    /// <summary>The referencing columns.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// The Kolmogorov-Smirnov distance of the numbers of children per parent; null where a sample holds only some of the children, and
    /// where a clone of another size has the parents as they are.
    /// </summary>
    public required double? CountDistance { get; init; }

    /// <summary>What that distance stays below in 999 of 1000 cases for two samples of one law.</summary>
    public required double CountNoise { get; init; }

    /// <summary>The share of parents without children in the source.</summary>
    public required double ChildlessSource { get; init; }

    /// <summary>The share of parents without children on the other side.</summary>
    public required double ChildlessSynthetic { get; init; }

    /// <summary>The share of null keys in the source.</summary>
    public required double NullSource { get; init; }

    /// <summary>The share of null keys on the other side.</summary>
    public required double NullSynthetic { get; init; }

    /// <summary>The distribution of the numbers of children.</summary>
    public required Distribution? Counts { get; init; }

    /// <summary>Parents of the smaller side.</summary>
    public required int Parents { get; init; }

    /// <summary>Dependences between columns of parent and child; null without any.</summary>
    public required PairTrends? Pairs { get; init; }

    /// <summary>Dependences between columns of grandparents and children; null without any.</summary>
    public required PairTrends? TwoHopPairs { get; init; }

    /// <summary>For each date of the child, the Kolmogorov-Smirnov distance of the gaps between successive siblings.</summary>
    public required ValueList<SiblingGap> Gaps { get; init; }
}
