using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Synth.Data;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>The table of the benchmark: ten columns of mixed types, and its rows as a function of their number.</summary>
internal static class OrderTable
{
    public const string Create =
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, quantity INTEGER, status TEXT NOT NULL, country TEXT, email TEXT NOT NULL, "
        + "note TEXT, price TEXT NOT NULL, created_at TEXT NOT NULL, is_paid BOOLEAN NOT NULL, weight REAL)";

    public const string Insert = "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public const string Select = "SELECT * FROM orders";

    public static readonly ValueKind[] Kinds =
    [
        ValueKind.Integer, ValueKind.Integer, ValueKind.Text, ValueKind.Text, ValueKind.Text,
        ValueKind.Text, ValueKind.Decimal, ValueKind.Timestamp, ValueKind.Boolean, ValueKind.Real,
    ];

    private static readonly byte[][] Statuses =
        [.. new[] { "new", "paid", "packed", "shipped", "delivered", "returned", "cancelled", "disputed" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Countries =
        [.. Enumerable.Range(0, 60).Select(i => new[] { (byte)('A' + (i / 8)), (byte)('A' + (i % 26)) })];

    private static readonly string[] Words =
        ["leave", "at", "the", "door", "please", "call", "before", "delivery",
            "gift", "wrap", "für", "Größe", "second", "floor", "fragile", "thanks"];

    private static readonly long FirstTick = new DateTime(2015, 1, 1).Ticks;

    /// <summary>Adds row <paramref name="row"/>.</summary>
    public static void AppendRow(FormatColumn[] columns, RandomStream stream, long row, byte[] buffer)
    {
        columns[0].Append(row + 1);
        AppendUnless(columns[1], stream.Uniform(row * 16) < 0.10, 1 + (long)(500 * Math.Pow(stream.Uniform((row * 16) + 1), 3)));
        columns[2].Append(Statuses[(int)(8 * Math.Pow(stream.Uniform((row * 16) + 2), 2))]);
        AppendCountry(columns[3], stream.Uniform((row * 16) + 3));
        columns[4].Append(Email(stream.Bits((row * 16) + 4), buffer));
        AppendNote(columns[5], stream.Bits((row * 16) + 5), buffer);
        columns[6].Append((Int128)(long)(100 * Math.Exp(3 + (4 * stream.Uniform((row * 16) + 6)))));
        columns[7].Append(FirstTick + (stream.Below((row * 16) + 7, 315_360_000_000) * TimeSpan.TicksPerMillisecond));
        columns[8].Append(stream.Uniform((row * 16) + 8) < 0.8 ? 1L : 0L);
        AppendUnless(columns[9], stream.Uniform((row * 16) + 9) < 0.20, 30 * stream.Uniform((row * 16) + 10));
    }

    private static void AppendUnless(FormatColumn column, bool isNull, long value)
    {
        if (isNull)
        {
            column.AppendNull();
        }
        else
        {
            column.Append(value);
        }
    }

    private static void AppendUnless(FormatColumn column, bool isNull, double value)
    {
        if (isNull)
        {
            column.AppendNull();
        }
        else
        {
            column.Append(value);
        }
    }

    private static void AppendCountry(FormatColumn column, double draw)
    {
        if (draw < 0.05)
        {
            column.AppendNull();
        }
        else
        {
            column.Append(Countries[(int)(60 * (draw - 0.05) / 0.95)]);
        }
    }

    private static ReadOnlySpan<byte> Email(ulong bits, byte[] buffer)
    {
        Utf8.TryWrite(buffer, CultureInfo.InvariantCulture, $"user{bits & 0xFFFFFFFFFF:x}@mail{bits >> 60}.example", out var length);
        return buffer.AsSpan(0, length);
    }

    private static void AppendNote(FormatColumn column, ulong bits, byte[] buffer)
    {
        if (bits % 10 < 4)
        {
            column.AppendNull();
            return;
        }

        var length = 0;
        for (var word = 0; word < 4 + (int)(bits >> 62); word++)
        {
            length += Encoding.UTF8.GetBytes(Words[(bits >> (4 + (word * 4))) & 15], buffer.AsSpan(length));
            buffer[length++] = (byte)' ';
        }

        column.Append(buffer.AsSpan(0, length - 1));
    }
}
