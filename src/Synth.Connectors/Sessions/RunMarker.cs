namespace Synth.Connectors;

/// <summary>What a run writes into its target so that a later one recognises its own work.</summary>
/// <param name="RunId">The run's identifier.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="ToolVersion">The version of Synth.</param>
public sealed record RunMarker(string RunId, long Seed, DateTimeOffset StartedAt, string ToolVersion)
{
    /// <summary>Stands for the marker of a generation that no run made: what was there before the first replacement.</summary>
    public static RunMarker Unmarked { get; } = new("unmarked", 0, DateTimeOffset.UnixEpoch, "");
}
