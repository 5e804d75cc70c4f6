using Synth.Data;

namespace Synth.Modeling;

/// <summary>UUIDs of the source's version; two rows share one with the probability of chance, at most 2^-74 a pair.</summary>
/// <param name="Form">Their version and times.</param>
internal sealed record UuidKeyModel(UuidForm Form) : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => new Writer(Form, stream, rowCount);

    private sealed class Writer(UuidForm form, RandomStream stream, long rowCount) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var draw = new CellDraw(stream, position);
            ((FixedVector<Guid>)target).Append(form.Create(draw.Bits(0), draw.Bits(1), position / (double)Math.Max(1, rowCount)));
        }
    }
}
