using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Rules;

public sealed class CellNumberTests
{
    private static readonly ColumnType[] Types =
    [
        new IntegerType(16), new IntegerType(32), new IntegerType(64), new IntegerType(64, IsUnsigned: true), new DecimalType(12, 2),
            new DecimalType(null, null),
        new FloatType(64), new DomainType(new TableName("money"), new DecimalType(9, 3)),
    ];

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gens.OneOf(Types), Gen.Int[0, 30_000]).Sample((type, number) =>
        {
            using var vector = ColumnVector.Create(ColumnLayout.StorageOf(type));
            var value = type.WithoutDomain() is IntegerType ? number : number / 100m;
            Assert.True(CellNumber.TryAppend(vector, type, value));
            Assert.Equal(value, CellNumber.Read(vector, type, 0));
        });

    [Fact]
    public void What_a_column_cannot_hold_is_not_written()
    {
        Assert.False(TryAppend(new IntegerType(16), 32_768));
        Assert.True(TryAppend(new IntegerType(16), -32_768));
        Assert.True(TryAppend(new IntegerType(64), long.MaxValue));
        Assert.False(TryAppend(new IntegerType(64), (decimal)long.MaxValue + 1));
        Assert.False(TryAppend(new IntegerType(8, IsUnsigned: true), 256));
        Assert.False(TryAppend(new DecimalType(4, 2), 100));
        Assert.True(TryAppend(new DecimalType(4, 2), 99.99m));
        Assert.False(TryAppend(new DateType(), -1));
        Assert.False(TryAppend(new TextType(), 1));
    }

    [Fact]
    public void Dates_and_timestamps_meet_in_ticks()
    {
        using var days = Vectors.Of(new DateType(), 738_000, TemporalValues.PositiveInfinity, null);
        using var ticks = Vectors.Of(new TimestampType(7), 738_000 * TimeSpan.TicksPerDay);
        Assert.Equal(CellNumber.Read(ticks, new TimestampType(7), 0), CellNumber.Read(days, new DateType(), 0));
        Assert.Null(CellNumber.Read(days, new DateType(), 1));
        Assert.Null(CellNumber.Read(days, new DateType(), 2));
    }

    private static bool TryAppend(ColumnType type, decimal value)
    {
        using var vector = ColumnVector.Create(ColumnLayout.StorageOf(type));
        return CellNumber.TryAppend(vector, type, value);
    }
}
