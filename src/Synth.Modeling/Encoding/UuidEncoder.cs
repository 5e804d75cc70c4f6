using Synth.Data;

namespace Synth.Modeling;

/// <summary>UUIDs of the source's version: they depend on nothing.</summary>
/// <param name="Form">Their version and times.</param>
internal sealed record UuidEncoder(UuidForm Form) : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [];

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) => [];

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) =>
        ((FixedVector<Guid>)target).Append(Form.Create(draw.Bits(0), draw.Bits(1), draw.Uniform(2)));
}
