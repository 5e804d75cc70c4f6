namespace Synth.Cluster.Messages;

/// <summary>Limits of a shared fit.</summary>
/// <param name="LeaseTime">How long a member may be silent before what it makes is given to another.</param>
/// <param name="MaxHelpers">How many workers help at most.</param>
/// <param name="MaxReaders">How many workers read the source at once at most.</param>
[GenerateSerializer]
internal sealed record FitLimits(TimeSpan LeaseTime, int MaxHelpers, int MaxReaders);
