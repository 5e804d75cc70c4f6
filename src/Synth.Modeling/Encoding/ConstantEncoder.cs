using Synth.Data;

namespace Synth.Modeling;

/// <summary>Puts one text into every row: for types whose values cannot be made, a value that is valid and says nothing.</summary>
/// <param name="Text">The text, in the engine's own form; null for a null.</param>
internal sealed record ConstantEncoder(string? Text) : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [];

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source) => [];

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        if (Text is null)
        {
            target.AppendNull();
        }
        else
        {
            ((BytesVector)target).Append(Text);
        }
    }
}
