using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>What a refresh did.</summary>
/// <param name="Run">The run that made the new generation.</param>
/// <param name="Fit">Why a model was fitted, or that none was.</param>
/// <param name="Drift">How the source differs from what the kept model was fitted to; empty where there is nothing to compare.</param>
/// <param name="Replaced">The marker of what was replaced and can be rolled back to; null where the target was empty.</param>
/// <param name="Attempts">How often it was tried, at least 1.</param>
public sealed record RefreshResult(RunResult Run, FitReason Fit, ValueList<DriftEntry> Drift, RunMarker? Replaced, int Attempts)
{
    /// <summary>The families that were added to what was there, with their root; null where all rows are new.</summary>
    public FamilyAppend? Added { get; init; }
}
