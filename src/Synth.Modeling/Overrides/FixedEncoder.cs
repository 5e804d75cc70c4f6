using System.Text.Json.Serialization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Puts one value into every row, as the user asked.</summary>
/// <param name="Value">One column of one row.</param>
internal sealed record FixedEncoder([property: JsonConverter(typeof(ColumnVectorsJsonConverter))] IReadOnlyList<ColumnVector> Value)
    : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [];

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) => [];

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) => target.AppendFrom(Value[0], 0);
}
