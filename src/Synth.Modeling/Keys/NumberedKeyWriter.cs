using Synth.Data;

namespace Synth.Modeling;

/// <summary>Writes keys that number rows in another order than that of their positions.</summary>
/// <param name="keys">The keys by number.</param>
/// <param name="numbers">The number of each position.</param>
internal sealed class NumberedKeyWriter(KeyWriter keys, RowNumbers numbers) : KeyWriter
{
    /// <inheritdoc/>
    public override bool CountsSiblings => keys.CountsSiblings;

    /// <inheritdoc/>
    public override void Append(ColumnVector target, long position, long ordinal) => keys.Append(target, numbers[position], ordinal);
}
