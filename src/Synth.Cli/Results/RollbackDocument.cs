using Synth.Connectors;

namespace Synth.Cli.Results;

/// <summary>The result of a rollback as a JSON document.</summary>
/// <param name="Target">The target.</param>
/// <param name="RunId">The run whose rows are there now.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed record RollbackDocument(string Target, string RunId, DateTimeOffset StartedAt)
{
    public static RollbackDocument Of(RunMarker marker, DatabaseAddress target) => new(target.ToString(), marker.RunId, marker.StartedAt);
}
