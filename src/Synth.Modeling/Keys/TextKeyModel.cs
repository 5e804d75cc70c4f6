using Synth.Data;

namespace Synth.Modeling;

/// <summary>Texts of the source's forms, made different from each other by construction.</summary>
/// <param name="Text">How the texts look.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record TextKeyModel(TextEncoder Text, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) =>
        new Writer(Text, stream, new UniqueCode(stream.Derive("code"), rowCount, Text.MaxLength, Subject));

    private sealed class Writer(TextEncoder text, RandomStream stream, UniqueCode code) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var draw = new CellDraw(stream, position);
            ((BytesVector)target).Append(code.Apply(text.Write(text.DrawCode(draw), draw), position));
        }
    }
}
