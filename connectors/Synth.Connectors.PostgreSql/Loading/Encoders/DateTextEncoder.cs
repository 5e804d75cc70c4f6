using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: dates.</summary>
internal sealed class DateTextEncoder : ColumnEncoder
{
    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        CalendarText.WriteDate(((FixedVector<long>)source).Values[row], writer);
        return true;
    }
}
