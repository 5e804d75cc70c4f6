using System.Globalization;
using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>Types that every engine holds, and values of them.</summary>
public static class NeutralTypes
{
    private static readonly string[] Texts =
    [
        "", " ", "plain", "O'Brien \"quoted\"", "tab\tnewline\nreturn\r", "\u0001\u001F\u007F",
        "naïve ﬁ Ω", "😀👩‍👩‍👧", @"back\slash \N \.", "NULL", new string('x', 70_000),
    ];

    /// <summary>One of each kind.</summary>
    /// <param name="timestampDigits">The most fractional digits of a second that the engine keeps.</param>
    public static ValueList<ColumnType> All(int timestampDigits) =>
    [
        new BooleanType(), new IntegerType(16), new IntegerType(32), new IntegerType(64),
            new DecimalType(9, 2), new DecimalType(38, 10), new DecimalType(38, 0),
        new DecimalType(null, null), new FloatType(32), new FloatType(64),
        new TextType(), new TextType(40), new BinaryType(), new DateType(),
        new TimeType(0), new TimeType(timestampDigits), new TimestampType(0), new TimestampType(3), new TimestampType(timestampDigits),
        new TimestampType(timestampDigits, IsInstant: true), new UuidType(), new JsonType(),
    ];

    /// <summary>Types that keys are made of.</summary>
    public static ValueList<ColumnType> ForKeys { get; } =
        [new IntegerType(32), new IntegerType(64), new TextType(40), new UuidType(), new DateType(), new DecimalType(12, 2)];

    /// <summary>A value of a type, ordinary or extreme.</summary>
    public static object Value(ColumnType type, RandomStream random) => type switch
    {
        BooleanType => random.Below(0, 2),
        IntegerType integer => Integer(integer.Bits, random),
        DecimalType { Precision: { } precision } => Decimal(precision, random),
        DecimalType => Pick(random, "0", "1", "-12.50", "3.14159265358979323846264338327950288419716939937510582097494459"),
        FloatType { Bits: 32 } => (double)(float)Pick(random, 0.0, 1.5, -0.1, 3.4e38, 1e-30, 123456.789),
        FloatType => Pick(random, 0.0, 1.5, -0.1, double.MaxValue, double.Epsilon, 0.1 + 0.2, 1e15, 123456789.123),
        TextType { MaxLength: { } length } => Shortened(Pick(random, Texts), length),
        TextType => Pick(random, Texts),
        BinaryType => Pick(random, [], [0], [0xFF, 0x00, 0x27], Encoding.UTF8.GetBytes("text")),
        DateType => Pick(random, 0L, DateOnly.MaxValue.DayNumber, random.Below(1, DateOnly.MaxValue.DayNumber)),
        TimeType time => Ticks(random, TimeSpan.TicksPerDay, time.FractionalDigits),
        TimestampType stamp => Ticks(random, DateTime.MaxValue.Ticks, stamp.FractionalDigits),
        UuidType => Identifier(random),
        JsonType => Pick(random, "{}", "[1, 2.50, \"x\"]", "\"text\"", "17", "1.50", "true", "{\"a\": {\"b\": null}, \"ü\": \"😀\"}"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No value of this type is known."),
    };

    /// <summary>A value of a type that keys are made of, different for each position.</summary>
    public static object KeyValue(ColumnType type, int position) => type switch
    {
        IntegerType => (position * 7L) - 3,
        TextType => string.Create(CultureInfo.InvariantCulture, $"Key {position}'✓"),
        UuidType => Identifier(RandomStream.FromSeed(position)),
        DateType => 700_000L + position,
        DecimalType => (Int128)((position * 25) - 50),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Keys are not made of it."),
    };

    private static long Integer(int bits, RandomStream random)
    {
        var max = bits == 64 ? long.MaxValue : (1L << (bits - 1)) - 1;
        return Pick(random, 0, 1, -1, max, -max - 1, random.Below(1, max));
    }

    private static Int128 Decimal(int precision, RandomStream random)
    {
        var max = DecimalValues.PowerOfTen(precision) - 1;
        return Pick(random, 0, 1, -1, max, -max, max / 3, random.Below(1, 100_000));
    }

    private static long Ticks(RandomStream random, long limit, int digits)
    {
        var unit = (long)DecimalValues.PowerOfTen(7 - digits);
        return Pick(random, 0, limit - 1, random.Below(1, limit)) / unit * unit;
    }

    // Version 4 and the variant of RFC 9562: a type of UUIDs may refuse others.
    private static Guid Identifier(RandomStream random)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, random.Bits(5));
        BitConverter.TryWriteBytes(bytes.AsSpan(8), random.Bits(6));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Shortened(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static T Pick<T>(RandomStream random, params T[] values) => values[(int)random.Below(0, values.Length)];
}
