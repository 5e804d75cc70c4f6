namespace Synth.Evaluation;

/// <summary>The promises of one kind that the target engine verified.</summary>
/// <param name="Kind">The kind, for people.</param>
/// <param name="Kept">Those that are kept.</param>
/// <param name="All">All.</param>
public sealed record CertificateLine(string Kind, int Kept, int All);
