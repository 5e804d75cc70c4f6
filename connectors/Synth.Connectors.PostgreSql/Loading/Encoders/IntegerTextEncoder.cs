using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: whole numbers.</summary>
internal sealed class IntegerTextEncoder : ColumnEncoder
{
    private const int MaxBytes = 20;

    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        ((FixedVector<long>)source).Values[row].TryFormat(writer.Reserve(MaxBytes), out var length, provider: CultureInfo.InvariantCulture);
        writer.Advance(length);
        return true;
    }
}
