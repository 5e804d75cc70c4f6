using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests.EdgeCases;

public sealed class EdgeValuesTests
{
    public static TheoryData<string, string, ColumnType, decimal, decimal> Narrow => new()
    {
        { "mysql", "year(4)", new IntegerType(16, IsUnsigned: true), 1901, 2155 },
        { "mariadb", "bit(3)", new IntegerType(8, IsUnsigned: true), 0, 7 },
        { "mysql", "decimal(5,2) unsigned", new DecimalType(5, 2), 0, 999.99m },
        { "mysql", "double unsigned", new FloatType(64), 0, 0 },
        { "mariadb", "timestamp", new TimestampType(0, IsInstant: true),
            new DateTime(1970, 1, 1, 0, 0, 1).Ticks, new DateTime(2038, 1, 19, 3, 14, 7).Ticks },
        { "sqlserver", "money", new DecimalType(19, 4), -922337203685477.5808m, 922337203685477.5807m },
        { "sqlserver", "smallmoney", new DecimalType(10, 4), -214748.3648m, 214748.3647m },
        { "postgresql", "numeric(4,1)", new DecimalType(4, 1), -999.9m, 999.9m },
    };

    [Theory]
    [MemberData(nameof(Narrow))]
    public void Numbers_stay_within_the_type_of_the_engine(
        string engine, string nativeType, ColumnType type, decimal least, decimal most)
    {
        using var values = Draw(engine, new Column { Name = "c", NativeType = nativeType, Type = type, IsNullable = false });
        var numbers = Enumerable.Range(0, values.Count).Select(row => CellNumber.Read(values, type, row) ?? 0).ToArray();
        Assert.Equal(least, numbers.Min());
        Assert.True(type is FloatType || numbers.Max() == most);
    }

    [Theory]
    [InlineData("mysql", "varchar(20)", "latin1_swedish_ci", 20, 1)]
    [InlineData("mysql", "varchar(20)", "utf8mb3_general_ci", 20, 3)]
    [InlineData("mariadb", "varchar(20)", "utf8mb4_general_ci", 20, 4)]
    [InlineData("mariadb", "tinytext", "utf8mb4_general_ci", 63, 4)]
    [InlineData("sqlserver", "varchar(20)", "Latin1_General_CI_AS", 20, 1)]
    [InlineData("sqlserver", "nvarchar(20)", "Latin1_General_CI_AS", 20, 4)]
    [InlineData("postgresql", "character varying(20)", null, 20, 4)]
    public void Texts_stay_within_the_character_set(string engine, string nativeType, string? collation, int longest, int bytes)
    {
        using var values = (BytesVector)Draw(engine, new Column
        {
            Name = "c",
            NativeType = nativeType,
            Type = new TextType(nativeType == "tinytext" ? 255 : 20),
            IsNullable = false,
            Collation = collation,
        });
        var texts = Enumerable.Range(0, values.Count).Select(row => values.GetString(row)!).ToArray();
        Assert.Equal(longest, texts.Max(text => text.Length));
        Assert.All(texts.SelectMany(text => text.EnumerateRunes()), rune => Assert.InRange(rune.Utf8SequenceLength, 1, bytes));
        Assert.Contains(texts.SelectMany(text => text.EnumerateRunes()), rune => rune.Utf8SequenceLength == bytes);
    }

    private static ColumnVector Draw(string engine, Column column)
    {
        var schema = new DatabaseSchema { Engine = engine, Tables = [SchemaBuilder.Table("t", column)] };
        var vector = ColumnVector.Create(ColumnLayout.StorageOf(column.Type), 256);
        for (var i = 0UL; i < 256; i++)
        {
            EdgeValues.Of(column, schema)!.Append(vector, (i << 56) + i);
        }

        return vector;
    }
}
