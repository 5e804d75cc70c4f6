using Synth.Schema;

namespace Synth.Engine;

/// <summary>What the verification of a database found.</summary>
/// <param name="ServerVersion">The server's product and version, for people.</param>
/// <param name="TableCount">How many tables were verified.</param>
/// <param name="Certificate">What the engine said of every promise that its catalog states.</param>
/// <param name="Issues">What of the catalog could not be described, and is therefore not verified.</param>
public sealed record VerificationResult(
    string ServerVersion, int TableCount, IntegrityCertificate Certificate, ValueList<SchemaIssue> Issues);
