using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>timestamp from days.</summary>
internal sealed class DateTimestampEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        var isInCalendar = PostgreSqlTime.TryFromDays(((FixedVector<long>)source).Values[row], out var days);
        writer.WriteInt32(sizeof(long));
        writer.WriteInt64(
            days switch { int.MinValue => long.MinValue, int.MaxValue => long.MaxValue, _ => days * PostgreSqlTime.MicrosecondsPerDay });
        return isInCalendar;
    }
}
