using System.Buffers.Binary;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>date: days since 2000.</summary>
internal sealed class DateDecoder : ColumnDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target)
    {
        ((FixedVector<long>)target).Append(PostgreSqlTime.ToDays(BinaryPrimitives.ReadInt32BigEndian(wire)));
        return true;
    }
}
