using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Ranges as PostgreSQL writes them (<c>[1,5)</c>, <c>empty</c>): the kind of bounds, where the range begins, and how wide it is, so that
/// no range ends before it begins. Dates count days, timestamps seconds.
/// </summary>
/// <param name="Kind">What the bounds are: <c>n</c> whole numbers, <c>d</c> decimals, <c>D</c> dates, <c>T</c> timestamps, <c>Z</c>
/// timestamps in UTC.</param>
internal sealed record RangeCodec(char Kind) : StructureCodec
{
    private const DateTimeStyles Instant = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <inheritdoc/>
    public override string Neutral => "empty";

    /// <summary>The codec of a native type; null when it is no range.</summary>
    public static RangeCodec? Named(string nativeType) => nativeType switch
    {
        "int4range" or "int8range" => new RangeCodec('n'),
        "numrange" => new RangeCodec('d'),
        "daterange" => new RangeCodec('D'),
        "tsrange" => new RangeCodec('T'),
        "tstzrange" => new RangeCodec('Z'),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (text == Neutral)
        {
            node = new JsonObject { ["bounds"] = text };
            return true;
        }

        var comma = text.IndexOf(',');
        if (comma < 1 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')')
            || !TryReadBound(text[1..comma], out var low) || !TryReadBound(text[(comma + 1)..^1], out var high))
        {
            return false;
        }

        var parts = new JsonObject { ["bounds"] = $"{text[0]}{text[^1]}" };
        if ((low ?? high) is { } start)
        {
            parts[low is null ? "end" : "start"] = start;
        }

        if (low is not null && high is not null)
        {
            parts["width"] = high - low;
        }

        node = parts;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is not JsonObject parts || TextOf(node, "bounds") is not { Length: 2 } bounds)
        {
            return Neutral;
        }

        var low = parts.ContainsKey("start") ? (double?)NumberOf(node, "start") : null;
        var high = low is not null && parts.ContainsKey("width") ? low + Math.Max(0, NumberOf(node, "width"))
            : parts.ContainsKey("end") ? NumberOf(node, "end")
            : null;
        return $"{bounds[0]}{WriteBound(low)},{WriteBound(high)}{bounds[1]}";
    }

    private bool TryReadBound(string text, out decimal? value)
    {
        value = null;
        var bare = text.Trim('"');
        if (bare.Length == 0)
        {
            return true;
        }

        switch (Kind)
        {
            case 'D' when DateOnly.TryParseExact(bare, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                value = date.DayNumber;
                return true;
            case 'T' or 'Z' when DateTime.TryParse(bare, CultureInfo.InvariantCulture, Instant, out var time):
                value = time.Ticks / TimeSpan.TicksPerSecond;
                return true;
            case 'n' or 'd' when decimal.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                value = number;
                return true;
            default:
                return false;
        }
    }

    private string WriteBound(double? value) => (value, Kind) switch
    {
        (null, _) => "",
        ({ } days, 'D') => DateOnly.FromDayNumber((int)Math.Clamp(days, 0, DateOnly.MaxValue.DayNumber))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ({ } seconds, 'T' or 'Z') =>
            $"\"{TimeOf(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}{(Kind == 'Z' ? "+00" : "")}\"",
        ({ } number, 'n') => ((long)Math.Clamp(number, int.MinValue, int.MaxValue)).ToString(CultureInfo.InvariantCulture),
        ({ } number, _) => ((decimal)Math.Clamp(number, -1e20, 1e20)).ToString(CultureInfo.InvariantCulture),
    };

    private static DateTime TimeOf(double seconds) => new((long)Math.Clamp(seconds, 0, 3e11) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
}
