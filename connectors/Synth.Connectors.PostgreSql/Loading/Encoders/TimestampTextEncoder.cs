using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: timestamps, UTC where they are instants.</summary>
internal sealed class TimestampTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        CalendarText.WriteTimestamp(((FixedVector<long>)source).Values[row], writer);
        return true;
    }
}
