using Synth.Data;

namespace Synth.Modeling;

/// <summary>Values of which only that they are there is learned; each is written as something else.</summary>
/// <param name="hasMissing">Whether there may be no value.</param>
/// <param name="append">Appends a value, given random bits.</param>
internal sealed class PresenceDomain(bool hasMissing, Action<ColumnVector, ulong> append) : PrivateDomain(hasMissing)
{
    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    protected override int ValueCount => 1;

    /// <inheritdoc/>
    protected override int ValueCodeOf(ColumnVector vector, int row) => 0;

    /// <inheritdoc/>
    protected override void AppendValue(ColumnVector target, int code, ulong bits) => append(target, bits);
}
