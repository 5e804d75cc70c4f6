using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Whether a database can be a target, as far as that shows without writing to it.</summary>
/// <param name="ServerVersion">The server's product and version, for people.</param>
/// <param name="Contents">What it holds.</param>
/// <param name="MissingGrants">The statements that would give the role what it lacks to fill it, as far as that shows.</param>
public sealed record TargetDiagnosis(string ServerVersion, TargetContents Contents, ValueList<string> MissingGrants);
