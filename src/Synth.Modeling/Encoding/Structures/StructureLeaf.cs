using System.Globalization;
using System.Text.Json.Nodes;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Plain values, made as those of a column are.</summary>
/// <param name="Kind">See <see cref="StructureValue"/>.</param>
/// <param name="Rows">How often they occur.</param>
/// <param name="Storage">How the encoder stores them.</param>
/// <param name="Encoder">Their codes, of one variable or none; null for null.</param>
/// <param name="CodeRows">How often each code occurs.</param>
/// <param name="Format">How timestamps are written: a custom format string.</param>
internal sealed record StructureLeaf(char Kind, int Rows, StorageKind Storage, ColumnEncoder? Encoder, int[] CodeRows, string? Format)
    : StructureValue(Kind, Rows)
{
    /// <summary>A value.</summary>
    /// <param name="draw">Random bits.</param>
    /// <param name="code">Its code; 0 to have one drawn by how frequent they are.</param>
    public JsonNode? Draw(CellDraw draw, byte code = 0)
    {
        if (Encoder is null)
        {
            return null;
        }

        using var scratch = ColumnVector.Create(Storage, 1);
        Encoder.Decode([[code == 0 ? DrawCode(draw) : code]], 0, draw with { Stream = draw.Stream.Derive(1) }, scratch);
        return scratch.IsNull(0) ? null : ToNode(scratch);
    }

    /// <summary>A whole number of at least zero.</summary>
    /// <param name="draw">Random bits.</param>
    /// <param name="most">The largest.</param>
    public int DrawCount(CellDraw draw, int most) =>
        Draw(draw) is JsonValue value && value.TryGetValue<double>(out var number) ? (int)Math.Clamp(number, 0, most) : 0;

    private JsonValue? ToNode(ColumnVector value) => (Kind, value) switch
    {
        ('b', FixedVector<long> truth) => JsonValue.Create(truth.Values[0] != 0),
        ('D', FixedVector<long> days) =>
            JsonValue.Create(DateOnly.FromDayNumber((int)Math.Clamp(days.Values[0], 0, DateOnly.MaxValue.DayNumber))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ('T', FixedVector<long> seconds) => JsonValue.Create(TimeOf(seconds.Values[0]).ToString(Format, CultureInfo.InvariantCulture)),
        (_, FixedVector<long> number) => JsonValue.Create((double)number.Values[0]),
        (_, FixedVector<double> number) => JsonValue.Create(double.IsFinite(number.Values[0]) ? number.Values[0] : 0),
        (_, BytesVector text) => JsonValue.Create(text.GetString(0)),
        _ => null,
    };

    private static DateTime TimeOf(long seconds) =>
        new(Math.Clamp(seconds, 0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    private byte DrawCode(CellDraw draw)
    {
        var rest = draw.Below(2, Math.Max(1, CodeRows.Sum(rows => (long)rows)));
        for (var code = 1; code < CodeRows.Length; code++)
        {
            rest -= CodeRows[code];
            if (rest < 0)
            {
                return (byte)code;
            }
        }

        return 1;
    }
}
