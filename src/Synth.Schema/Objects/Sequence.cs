namespace Synth.Schema;

/// <summary>A sequence of its own, not the hidden one of an identity column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">The first number.</param>
/// <param name="Increment">The step, not 0.</param>
/// <param name="Minimum">The smallest number.</param>
/// <param name="Maximum">The largest number.</param>
/// <param name="IsCyclic">Whether it starts again at its end.</param>
/// <param name="LastValue">The number it gave last; null when it was never used.</param>
public sealed record Sequence(
    TableName Name, long Start, long Increment, long Minimum, long Maximum, bool IsCyclic, long? LastValue)
{
    /// <summary>The engine's own spelling of its type; null for the engine's usual one.</summary>
    public string? NativeType { get; init; }

    /// <summary>How many numbers are handed out at once; null for the engine's usual number.</summary>
    public long? CacheSize { get; init; }
}
