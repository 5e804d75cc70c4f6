namespace Synth.Learning;

/// <summary>What the order of a column's bins means.</summary>
public enum FeatureKind
{
    /// <summary>Neighbouring bins are alike: a split sends bins up to a threshold to the left.</summary>
    Ordinal,

    /// <summary>The order of the bins means nothing: a split sends a set of bins to the left.</summary>
    Nominal,
}
