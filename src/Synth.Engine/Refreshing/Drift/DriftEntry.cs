namespace Synth.Engine;

/// <summary>One difference between what a model was fitted to and what is there now.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Subject">What, for people: <c>table shop.orders, column note</c>.</param>
/// <param name="Detail">What it was and is: <c>type integer → bigint</c>; empty for what came or went.</param>
public sealed record DriftEntry(DriftKind Kind, string Subject, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        DriftKind.Added => $"new: {Subject}",
        DriftKind.Removed => $"gone: {Subject}",
        DriftKind.Changed => $"changed: {Subject}: {Detail}",
        _ => throw new InvalidOperationException($"An unknown kind of drift, {Kind}."),
    };
}
