using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: times of day.</summary>
internal sealed class TimeTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        CalendarText.WriteTime(((FixedVector<long>)source).Values[row], writer);
        return true;
    }
}
