namespace Synth.Evaluation;

/// <summary>Everything that was measured over a foreign key.</summary>
/// <param name="Fidelity">Synthetic rows against the source.</param>
/// <param name="Ceiling">Unseen rows against the source; null without any.</param>
public sealed record KeyReport(KeyFidelity Fidelity, KeyFidelity? Ceiling)
{
    /// <summary>How far rows belong to the rows that the key leads to; null where too little was there to tell.</summary>
    public KeyDependence? Dependence { get; init; }
}
