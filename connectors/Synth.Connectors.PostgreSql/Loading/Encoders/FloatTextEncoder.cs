using System.Globalization;
using Synth.Data;

namespace Synth.Connectors.PostgreSql.Loading.Encoders;

/// <summary>Text format: floating-point numbers, shortest form that reads back the same.</summary>
internal sealed class FloatTextEncoder : ColumnEncoder
{
    private const int MaxBytes = 32;

    public override bool TryEncode(ColumnVector source, int row, CopyWriter writer)
    {
        ((FixedVector<double>)source).Values[row].TryFormat(writer.Reserve(MaxBytes), out var length, "R", CultureInfo.InvariantCulture);
        writer.Advance(length);
        return true;
    }
}
