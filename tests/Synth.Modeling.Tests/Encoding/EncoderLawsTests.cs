using CsCheck;
using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.Encoding;

/// <summary>Laws that every encoder keeps, whatever the type and the values.</summary>
public sealed class EncoderLawsTests
{
    private static readonly ColumnType[] Types =
    [
        .. NeutralTypes.All(7), new IntegerType(8), new IntegerType(64, IsUnsigned: true),
            new BinaryType(4, IsFixedLength: true), new TextType(3),
        new DomainType(new TableName("positive"), new IntegerType(16)), new EnumType(null, ["low", "high"]),
    ];

    // Few or many different values, with nulls, ordinary or extreme.
    private static readonly Gen<(ColumnType Type, object?[] Values)> Columns =
        Gen.Select(Gen.Int[0, Types.Length - 1], Gen.Int[0, 120], Gen.Int[1, 60], Gen.Long).Select((type, rows, distinct, seed) =>
        {
            var random = RandomStream.FromSeed(seed);
            var pool = Enumerable.Range(0, distinct).Select(i => Value(Types[type], random.Derive(i))).ToArray();
            return (Types[type], Enumerable.Range(0, rows)
                .Select(i => random.Below(i, 9) == 0 ? null : pool[random.Below(i + 1000, distinct)]).ToArray());
        });

    [Fact]
    public void Codes_are_in_range_and_0_just_for_null() => Columns.Sample(
        column =>
        {
            using var vector = Vectors.Of(column.Type, column.Values);
            var encoder = Vectors.Fit(column.Type, vector);
            var codes = encoder.Encode(vector);
            Assert.Equal(encoder.Variables.Count, codes.Length);
            for (var i = 0; i < codes.Length; i++)
            {
                Assert.InRange(encoder.Variables[i].BinCount, 1, 256);
                for (var row = 0; row < vector.Count; row++)
                {
                    Assert.Equal(vector.IsNull(row), codes[i][row] == 0);
                    Assert.True(codes[i][row] < encoder.Variables[i].BinCount);
                }
            }
        },
        iter: 400);

    [Fact]
    public void What_is_decoded_fits_the_type() => Columns.Sample(
        column =>
        {
            using var vector = Vectors.Of(column.Type, column.Values);
            foreach (var value in Vectors.Decode(Vectors.Fit(column.Type, vector), vector, draws: 3))
            {
                Assert.True(IntegrityAssert.IsOfType(Underlying(column.Type), value), $"{column.Type}: {value}");
            }
        },
        iter: 400);

    [Fact]
    public void What_is_decoded_has_the_code_it_came_from() =>
        Columns.Where(column => Underlying(column.Type) is IntegerType or DecimalType or FloatType or DateType or TimeType or BooleanType)
            .Sample(
        column =>
        {
            using var vector = Vectors.Of(column.Type, column.Values);
            var encoder = Vectors.Fit(column.Type, vector);
            var codes = encoder.Encode(vector)[0];
            var rows = Enumerable.Range(0, vector.Count).Where(row => !vector.IsNull(row)).ToArray();
            using var decoded = Vectors.Of(column.Type, Vectors.Decode(encoder, vector));
            Assert.Equal(rows.Select(row => codes[row]), encoder.Encode(decoded)[0]);
        },
        iter: 400);

    [Fact]
    public void Columns_of_nulls_and_of_one_value_are_no_trouble()
    {
        foreach (var type in Types)
        {
            using var nulls = Vectors.Of(type, null, null, null);
            Assert.All(Vectors.Fit(type, nulls).Encode(nulls), codes => Assert.All(codes, code => Assert.Equal(0, code)));
            var value = Value(type, RandomStream.FromSeed(3));
            using var constant = Vectors.Of(type, Enumerable.Repeat(value, 40));
            var decoded = Vectors.Decode(Vectors.Fit(type, constant), constant).ToArray();
            Assert.Equal(40, decoded.Length);
            if (Underlying(type) is not (BinaryType or UuidType or DecimalType { Scale: null }))
            {
                Assert.Equal(AsNumber(value), AsNumber(Assert.Single(decoded.Distinct())));
            }
        }
    }

    private static object Value(ColumnType type, RandomStream random) => type switch
    {
        DomainType domain => Value(domain.Underlying, random),
        IntegerType { IsUnsigned: true } => new[] { 0, (Int128)ulong.MaxValue, random.Bits(3) }[random.Below(9, 3)],
        BinaryType { IsFixedLength: true } => BitConverter.GetBytes((int)random.Bits(1)),
        EnumType labels => labels.Labels[(int)random.Below(0, labels.Labels.Count)],
        BooleanType => random.Below(0, 2),
        _ => NeutralTypes.Value(type, random),
    };

    // Beyond 15 digits numbers are not told apart.
    private static object AsNumber(object value) => value switch
    {
        Int128 number => ((double)number).ToString("G14", System.Globalization.CultureInfo.InvariantCulture),
        double number => number.ToString("G14", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static ColumnType Underlying(ColumnType type) => type is DomainType domain ? Underlying(domain.Underlying) : type;
}
