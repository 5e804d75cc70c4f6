using Synth.Connectors;

namespace Synth.Engine;

/// <summary>Whether a database can be a target, as far as that shows without writing to it.</summary>
/// <param name="ServerVersion">The server's product and version, for people.</param>
/// <param name="Contents">What it holds.</param>
public sealed record TargetDiagnosis(string ServerVersion, TargetContents Contents);
