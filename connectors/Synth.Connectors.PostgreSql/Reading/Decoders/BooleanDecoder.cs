using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>bool: one byte.</summary>
internal sealed class BooleanDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(wire[0]);
        return true;
    }
}
