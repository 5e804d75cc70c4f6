using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>A table with a column for each type that SQL Server has and that a bulk copy can send, and rows of them.</summary>
internal static class EveryType
{
    private const string LongText = "naïve ﬁ Ω 😀";

    private static readonly Int128 MaxDigits = DecimalValues.PowerOfTen(38) - 1;

    /// <summary>The types, each with the lowest and the highest value, or an empty and a long one.</summary>
    private static readonly (string Native, ColumnType Type, object First, object Second)[] Types =
    [
        ("bit", new BooleanType(), false, true),
        ("tinyint", new IntegerType(8, IsUnsigned: true), 0L, 255L),
        ("smallint", new IntegerType(16), -32768L, 32767L),
        ("int", new IntegerType(32), (long)int.MinValue, (long)int.MaxValue),
        ("bigint", new IntegerType(64), long.MinValue, long.MaxValue),
        ("decimal(9,2)", new DecimalType(9, 2), (Int128)(-999_999_999), (Int128)150),
        ("decimal(19,6)", new DecimalType(19, 6), (Int128)(-1), DecimalValues.PowerOfTen(19) - 1),
        ("decimal(38,10)", new DecimalType(38, 10), -MaxDigits, MaxDigits),
        ("decimal(38,0)", new DecimalType(38, 0), -MaxDigits, (Int128)0),
        ("numeric(28,5)", new DecimalType(28, 5), DecimalValues.PowerOfTen(28) - 1, (Int128)(-7)),
        ("money", new DecimalType(19, 4), -(Int128)long.MaxValue, (Int128)long.MaxValue),
        ("smallmoney", new DecimalType(10, 4), (Int128)(-int.MaxValue), (Int128)int.MaxValue),
        ("real", new FloatType(32), (double)1.5f, (double)-3.4e38f),
        ("float", new FloatType(64), double.Epsilon, double.MaxValue),
        ("char(5)", new TextType(5, IsFixedLength: true), "", "O'b\"é"),
        ("varchar(20)", new TextType(20), "", "O'Brien é"),
        ("varchar(max)", new TextType(), "", new string('é', 70_001)),
        ("nchar(5)", new TextType(5, IsFixedLength: true), "", "ab😀"),
        ("nvarchar(40)", new TextType(40), "", LongText),
        ("nvarchar(max)", new TextType(), "", string.Concat(Enumerable.Repeat(LongText, 9_000))),
        ("text", new TextType(), "plain", new string('x', 70_000)),
        ("ntext", new TextType(), "plain", LongText),
        ("binary(5)", new BinaryType(5, IsFixedLength: true), new byte[5], new byte[] { 255, 0, 39, 1, 2 }),
        ("varbinary(20)", new BinaryType(20), Array.Empty<byte>(), new byte[] { 0, 255 }),
        ("varbinary(max)", new BinaryType(), Array.Empty<byte>(), Enumerable.Range(0, 70_001).Select(i => (byte)i).ToArray()),
        ("image", new BinaryType(), new byte[] { 1 }, new byte[70_000]),
        ("date", new DateType(), 0L, (long)DateOnly.MaxValue.DayNumber),
        ("time(0)", new TimeType(0), 0L, TimeSpan.TicksPerDay - TimeSpan.TicksPerSecond),
        ("time(7)", new TimeType(7), 1L, TimeSpan.TicksPerDay - 1),
        ("datetime2(0)", new TimestampType(0), 0L, new DateTime(2024, 2, 29, 12, 30, 59).Ticks),
        ("datetime2(3)", new TimestampType(3), 0L, new DateTime(2024, 2, 29, 12, 30, 59, 123).Ticks),
        ("datetime2(7)", new TimestampType(7), 1L, DateTime.MaxValue.Ticks),
        ("datetime", new TimestampType(3), new DateTime(1753, 1, 1).Ticks, new DateTime(2024, 2, 29, 23, 59, 59, 997).Ticks),
        ("smalldatetime", new TimestampType(0), new DateTime(1900, 1, 1).Ticks, new DateTime(2079, 6, 6, 23, 59, 0).Ticks),
        ("datetimeoffset(7)", new TimestampType(7, IsInstant: true), 5L, DateTime.MaxValue.Ticks),
        ("uniqueidentifier", new UuidType(), Guid.Empty, new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff")),
        ("xml", new XmlType(), "<a/>", "<a b=\"1\">😀</a>"),
        ("sql_variant", new UnsupportedType(), "", "12"),
    ];

    /// <summary>The schema.</summary>
    public static DatabaseSchema Schema { get; } = new()
    {
        Engine = "sqlserver",
        Schemas = ["dbo"],
        Tables =
        [
            Table(
                "every type]",
                [
                    Required("id", new IntegerType(32)) with { NativeType = "int", Identity = new Identity(IdentityKind.Always, 1, 1) },
                    .. Types.Select(type => Nullable($"of {type.Native}", type.Type) with { NativeType = type.Native }),
                    .. Types.Select(type => Required($"needed {type.Native}", type.Type) with { NativeType = type.Native }),
                    Nullable("odd ]name[ '", new IntegerType(64)) with { NativeType = "bigint" },
                ]) with
            { Name = new TableName("dbo", "every type]") },
        ],
    };

    /// <summary>Rows of the first values, of the second ones, and of nulls where there may be some.</summary>
    public static IReadOnlyList<object?[]> Rows { get; } =
    [
        [1, .. Types.Select(type => type.First), .. Types.Select(type => type.First), 1L],
        [2, .. Types.Select(type => type.Second), .. Types.Select(type => type.Second), null],
        [3, .. Types.Select(_ => (object?)null), .. Types.Select(type => type.Second), 3L],
    ];
}
