using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Ranges as PostgreSQL writes them (<c>[1,5)</c>, <c>empty</c>): the kind of bounds, where the range begins, and how wide it is, so that
/// no range ends before it begins. Dates count days, timestamps seconds; where one of these begins is a day and a time of day.
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

        if (!TryReadSpan(text, out var low, out var high, out var bounds))
        {
            return false;
        }

        var parts = new JsonObject { ["bounds"] = bounds };
        if (low is { } instant && Day is { } day)
        {
            parts["day"] = Math.Floor(instant / day);
            parts["time"] = instant % day;
        }
        else if ((low ?? high) is { } start)
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

        var low = parts.ContainsKey("start") ? (double?)NumberOf(node, "start")
            : parts.ContainsKey("day") ? (NumberOf(node, "day") * TimeSpan.SecondsPerDay) + NumberOf(node, "time")
            : null;
        var high = low is not null && parts.ContainsKey("width") ? low + Math.Max(0, NumberOf(node, "width"))
            : parts.ContainsKey("end") ? NumberOf(node, "end")
            : null;
        return Write(low, high, bounds);
    }

    /// <summary>How far neighbouring bounds lie apart, in the unit of bounds.</summary>
    public decimal Step => Kind == 'd' ? 0.000_001m : 1;

    /// <summary>A day in the unit of bounds, where these have a time of day.</summary>
    public decimal? Day => Kind is 'T' or 'Z' ? TimeSpan.SecondsPerDay : null;

    /// <summary>Reads the bounds of a range that is not empty.</summary>
    /// <param name="text">The range.</param>
    /// <param name="low">Where it begins: a number, or days or seconds since 0001-01-01; null where it has no beginning.</param>
    /// <param name="high">Where it ends; null where it has no end.</param>
    /// <param name="bounds">Its brackets: <c>[)</c>.</param>
    public bool TryReadSpan(string text, out decimal? low, out decimal? high, out string bounds)
    {
        (low, high, bounds) = (null, null, "");
        var comma = text.IndexOf(',');
        if (comma < 1 || text[0] is not ('[' or '(') || text[^1] is not (']' or ')')
            || !TryReadBound(text[1..comma], out low) || !TryReadBound(text[(comma + 1)..^1], out high))
        {
            return false;
        }

        bounds = $"{text[0]}{text[^1]}";
        return true;
    }

    /// <summary>Writes a range; the parameters are those of <see cref="TryReadSpan"/>.</summary>
    public string WriteSpan(decimal? low, decimal? high, string bounds) => Write((double?)low, (double?)high, bounds);

    private string Write(double? low, double? high, string bounds) => $"{bounds[0]}{WriteBound(low)},{WriteBound(high)}{bounds[1]}";

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
