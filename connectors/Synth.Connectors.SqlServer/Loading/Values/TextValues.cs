using System.Globalization;
using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading.Values;

/// <summary>Texts.</summary>
/// <param name="maxLength">The most UTF-16 characters that the target's column takes; null for no limit.</param>
internal sealed class StringValues(int? maxLength) : ColumnValues
{
    public override Type FieldType => typeof(string);

    // UTF-8 has at least as many bytes as UTF-16 has characters, so that most texts need not be counted.
    public override bool Fits(ColumnVector vector, int row)
    {
        var bytes = ((BytesVector)vector)[row];
        return maxLength is not { } limit || bytes.Length <= limit || Encoding.UTF8.GetCharCount(bytes) <= limit;
    }

    public override object Get(ColumnVector vector, int row) => ((BytesVector)vector).GetString(row)!;
}

/// <summary>Bytes.</summary>
/// <param name="maxLength">The most bytes that the target's column takes; null for no limit.</param>
internal sealed class BytesValues(int? maxLength) : ColumnValues
{
    public override Type FieldType => typeof(byte[]);

    public override bool Fits(ColumnVector vector, int row) => maxLength is not { } limit || ((BytesVector)vector)[row].Length <= limit;

    public override object Get(ColumnVector vector, int row) => ((BytesVector)vector)[row].ToArray();
}

/// <summary>uniqueidentifier.</summary>
internal sealed class GuidValues : ColumnValues
{
    public override Type FieldType => typeof(Guid);

    public override object Get(ColumnVector vector, int row) => ((FixedVector<Guid>)vector).Values[row];
}

/// <summary>Values of any fixed width for columns of text, in the invariant form.</summary>
/// <param name="type">What the values mean.</param>
internal sealed class FormattedValues(ColumnType type) : ColumnValues
{
    public override Type FieldType => typeof(string);

    public override object Get(ColumnVector vector, int row) => vector switch
    {
        FixedVector<Guid> identifiers => identifiers.Values[row].ToString(),
        FixedVector<double> numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        FixedVector<long> times => Format(times.Values[row]),
        _ => throw new ArgumentException($"A column stored as {vector.Kind} has no text form here.", nameof(vector)),
    };

    private string Format(long value) => (type, value) switch
    {
        (_, TemporalValues.PositiveInfinity) => "infinity",
        (_, TemporalValues.NegativeInfinity) => "-infinity",
        (_, TemporalValues.ZeroDate) => "0000-00-00",
        (DateType, _) => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (TimeType, _) => new TimeSpan(value).ToString(@"hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture),
        _ => new DateTime(value).ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture),
    };
}

/// <summary>Reads a text as a value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>Texts for columns of another type.</summary>
/// <typeparam name="T">The type that the driver sends.</typeparam>
internal sealed class ParsedValues<T>(TryParse<T> parse) : ColumnValues
    where T : notnull
{
    public override Type FieldType => typeof(T);

    public override bool Fits(ColumnVector vector, int row) => parse(((BytesVector)vector).GetString(row)!, out _);

    public override object Get(ColumnVector vector, int row) =>
        parse(((BytesVector)vector).GetString(row)!, out var value)
            ? value
            : throw new ArgumentException("The text is no such value.", nameof(row));
}
