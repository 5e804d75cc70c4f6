using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Benchmarks.WholeRun;

/// <summary>A column of a made-up table, with what its rows hold.</summary>
/// <param name="Column">The column.</param>
/// <param name="Append">Adds the value of a row.</param>
internal sealed record RetailColumn(Column Column, Action<ColumnVector, RowDraws> Append)
{
    public static RetailColumn Integer(string name, Func<RowDraws, long> value, int bits = 64) => new(
        SchemaBuilder.Required(name, new IntegerType(bits)), (vector, draws) => ((FixedVector<long>)vector).Append(value(draws)));

    public static RetailColumn Flag(string name, Func<RowDraws, bool> value) => new(
        SchemaBuilder.Required(name, new BooleanType()), (vector, draws) => ((FixedVector<long>)vector).Append(value(draws) ? 1 : 0));

    /// <summary>An amount of money, from cents.</summary>
    public static RetailColumn Amount(string name, Func<RowDraws, long> cents) => new(
        SchemaBuilder.Required(name, new DecimalType(12, 2)), (vector, draws) => ((FixedVector<Int128>)vector).Append(cents(draws)));

    public static RetailColumn Real(string name, Func<RowDraws, double> value) => new(
        SchemaBuilder.Required(name, new FloatType(64)), (vector, draws) => ((FixedVector<double>)vector).Append(value(draws)));

    /// <summary>A date, from days since 1 January of year 1.</summary>
    public static RetailColumn Date(string name, Func<RowDraws, long> day) => new(
        SchemaBuilder.Required(name, new DateType()), (vector, draws) => ((FixedVector<long>)vector).Append(day(draws)));

    /// <summary>A moment, from seconds since 1 January of year 1; null where there is none.</summary>
    public static RetailColumn Moment(string name, Func<RowDraws, long?> second, bool isNullable = false) => new(
        SchemaBuilder.Required(name, new TimestampType(0)) with { IsNullable = isNullable },
        (vector, draws) =>
        {
            if (second(draws) is { } value)
            {
                ((FixedVector<long>)vector).Append(value * TimeSpan.TicksPerSecond);
            }
            else
            {
                vector.AppendNull();
            }
        });

    public static RetailColumn Text(string name, int length, Func<RowDraws, string?> value, bool isNullable = false) => new(
        SchemaBuilder.Required(name, new TextType(length)) with { IsNullable = isNullable },
        (vector, draws) =>
        {
            if (value(draws) is { } text)
            {
                ((BytesVector)vector).Append(text.AsSpan());
            }
            else
            {
                vector.AppendNull();
            }
        });
}
