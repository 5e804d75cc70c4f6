using Synth.Data;

namespace Synth.Modeling;

/// <summary>Random UUIDs (version 4); two rows share one with the probability of chance, 2^-122 a pair.</summary>
internal sealed record UuidKeyModel : KeyModel
{
    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => new Writer(stream);

    private sealed class Writer(RandomStream stream) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var draw = new CellDraw(stream, position);
            ((FixedVector<Guid>)target).Append(UuidEncoder.Create(draw.Bits(0), draw.Bits(1)));
        }
    }
}
