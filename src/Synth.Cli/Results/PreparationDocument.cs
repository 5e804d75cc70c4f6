namespace Synth.Cli.Results;

/// <summary>What preparing a target came to, as a JSON document.</summary>
internal sealed record PreparationDocument(string RunId, string Target);
