using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What an inspection of a source found.</summary>
/// <param name="Plan">What would be done with its tables.</param>
/// <param name="Meanings">What its columns mean, where that was recognised.</param>
/// <param name="ServerVersion">What the server calls itself.</param>
/// <param name="SuggestedKeys">Keys that rows keep and nobody declared; null where they were not asked for.</param>
/// <param name="Limits">What rows are too few for; null where that was not asked for.</param>
internal sealed record Inspection(
    GenerationPlan Plan,
    IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, ColumnMeaning>> Meanings,
    string ServerVersion,
    ValueList<SuggestedKey>? SuggestedKeys,
    IReadOnlyCollection<LimitEntry>? Limits);
