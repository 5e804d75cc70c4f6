namespace Synth.Cluster.Messages;

/// <summary>A fit that somebody has begun and that others may help with.</summary>
/// <param name="Id">The fit's identifier.</param>
/// <param name="Owner">The member that began it and that gets the model.</param>
/// <param name="Build">The build of Synth that has to be everybody's.</param>
/// <param name="Order">What is to be fitted, as <see cref="Modeling.FitOrder"/> writes it: no row is in it.</param>
/// <param name="Snapshot">The snapshot at which the source is to be read; null where its engine has none to join.</param>
/// <param name="Digest">The digest of the rows that the owner has read; null while it reads.</param>
/// <param name="Limits">How long a member may be silent, and how many may help.</param>
[GenerateSerializer]
internal sealed record FitOffer(
    string Id, string Owner, string Build, byte[] Order, string? Snapshot, UInt128? Digest, FitLimits Limits);
