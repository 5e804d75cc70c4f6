using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>date from days.</summary>
internal sealed class DateEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var isInCalendar = PostgreSqlTime.TryFromDays(((FixedVector<long>)source).Values[row], out var wire);
        writer.WriteInt32(sizeof(int));
        writer.WriteInt32(wire);
        return isInCalendar;
    }
}
