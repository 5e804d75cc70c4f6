using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Synth.Modeling;

/// <summary>
/// Spans of months, days and seconds, as ISO 8601 (<c>P1M2DT3H</c>) or as PostgreSQL writes them (<c>1 mon 2 days 03:00:00</c>); or of
/// hours alone, as MySQL writes them (<c>-26:30:00</c>).
/// </summary>
/// <param name="IsIso">Whether they are written as ISO 8601.</param>
internal sealed partial record IntervalCodec(bool IsIso) : StructureCodec
{
    private const long Second = 1_000_000;

    /// <summary>Whether no months and days are written, since no span has any.</summary>
    public bool IsClock { get; init; }

    /// <inheritdoc/>
    public override string Neutral => IsIso ? "PT0S" : "00:00:00";

    /// <summary>Tells how spans are written.</summary>
    public static IntervalCodec Of(IReadOnlyCollection<string> texts) => new(texts.Count(text => text.StartsWith('P')) * 2 > texts.Count);

    /// <summary>Tells how the spans of a column are written.</summary>
    public static IntervalCodec OfColumn(IReadOnlyCollection<string> texts) =>
        Of(texts) with { IsClock = texts.Count > 0 && texts.All(text => Clock().IsMatch(text)) };

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        var match = (IsIso ? Iso() : Postgres()).Match(text);
        if (!match.Success || text.Length == 0)
        {
            return false;
        }

        var months = (12 * Part(match, "y")) + Part(match, "mon");
        var clock = match.Groups["sign"].Value == "-" ? -1 : 1;
        var seconds = match.Groups["s"].Success ? decimal.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture) : 0;
        var micros = clock * (long)((((Part(match, "h") * 60) + Part(match, "m")) * 60 * Second) + (seconds * Second));
        node = new JsonObject { ["months"] = months, ["days"] = Part(match, "d"), ["micros"] = micros };
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        var (months, days, micros) = (WholeOf(node, "months"), WholeOf(node, "days"), WholeOf(node, "micros"));
        var size = Math.Abs(micros);
        var (hours, minutes) = (size / (3600 * Second), size / (60 * Second) % 60);
        var seconds = size % (60 * Second) / (decimal)Second;
        var sign = micros < 0 ? "-" : "";
        return IsClock
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{hours:00}:{minutes:00}:{seconds:00.######}")
            : IsIso
            ? string.Create(CultureInfo.InvariantCulture, $"P{months}M{days}DT{sign}{hours}H{sign}{minutes}M{sign}{seconds}S")
            : string.Create(CultureInfo.InvariantCulture, $"{months} mons {days} days {sign}{hours:00}:{minutes:00}:{seconds:00.######}");
    }

    private static long Part(Match match, string group) =>
        long.TryParse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:(?<y>-?\d+) years? ?)?(?:(?<mon>-?\d+) mons? ?)?(?:(?<d>-?\d+) days? ?)?"
        + @"(?:(?<sign>-?)(?<h>\d+):(?<m>\d\d):(?<s>\d\d(?:\.\d+)?))?$")]
    private static partial Regex Postgres();

    [GeneratedRegex(@"^-?\d+:\d\d:\d\d(\.\d+)?$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^P(?:(?<y>-?\d+)Y)?(?:(?<mon>-?\d+)M)?(?:(?<d>-?\d+)D)?"
        + @"(?:T(?<sign>-?)(?:(?<h>\d+)H)?(?:-?(?<m>\d+)M)?(?:-?(?<s>\d+(?:\.\d+)?)S)?)?$")]
    private static partial Regex Iso();
}
