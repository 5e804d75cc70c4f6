using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Shapes as SQL Server's connector writes them: a reference system and well-known text, <c>SRID=4326;POINT (1 2)</c>. Points keep their
/// place, lines and areas the box around them: what is made up is a line through the box or the box itself, which no server refuses.
/// </summary>
/// <param name="System">The reference system of most shapes.</param>
/// <param name="IsOnEarth">Whether coordinates are degrees of longitude and latitude.</param>
internal sealed record ShapeTextCodec(int System, bool IsOnEarth) : StructureCodec
{
    private const string Start = "SRID=";
    private const string Point = "point";
    private const string Line = "line";
    private const string Area = "area";
    private const double LeastSize = 0.000001;

    /// <inheritdoc/>
    public override string Neutral => $"{Begin}POINT (0 0)";

    private string Begin => string.Create(CultureInfo.InvariantCulture, $"{Start}{System};");

    /// <summary>The codec; null where some text is of another form.</summary>
    /// <param name="isOnEarth">Whether coordinates are degrees.</param>
    /// <param name="texts">The texts.</param>
    public static ShapeTextCodec? Of(bool isOnEarth, IReadOnlyCollection<string> texts)
    {
        var systems = texts.Select(SystemOf).ToArray();
        return texts.Count == 0 || Array.Exists(systems, system => system is null) ? null : new ShapeTextCodec(
            systems.OfType<int>().CountBy(system => system).OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key,
            isOnEarth);
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (SystemOf(text) is null || VerticesOf(text) is not { Count: > 0 } vertices)
        {
            return false;
        }

        var shape = text[(text.IndexOf(';', StringComparison.Ordinal) + 1)..];
        var kind = shape.StartsWith("POINT", StringComparison.Ordinal) ? Point
            : shape.StartsWith("LINESTRING", StringComparison.Ordinal) ? Line
            : Area;
        var (left, bottom) = (vertices.Min(vertex => vertex.X), vertices.Min(vertex => vertex.Y));
        var parts = new JsonObject { ["shape"] = kind, ["x"] = left, ["y"] = bottom };
        if (kind != Point)
        {
            parts["width"] = vertices.Max(vertex => vertex.X) - left;
            parts["height"] = vertices.Max(vertex => vertex.Y) - bottom;
        }

        node = parts;
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        var kind = TextOf(node, "shape");
        var (width, height) = (Size(node, "width"), Size(node, "height"));
        var left = Within(NumberOf(node, "x"), 180, kind is Line or Area ? width : 0);
        var bottom = Within(NumberOf(node, "y"), 90, kind is Line or Area ? height : 0);
        var (right, top) = (left + width, bottom + height);
        return Begin + kind switch
        {
            Line => $"LINESTRING ({Pair(left, bottom)}, {Pair(right, top)})",
            // The inside of an area on earth lies on the left of those who walk around it.
            Area => $"POLYGON (({Pair(left, bottom)}, {Pair(right, bottom)}, {Pair(right, top)}, {Pair(left, top)}, {Pair(left, bottom)}))",
            _ => $"POINT ({Pair(left, bottom)})",
        };
    }

    private double Size(JsonNode? node, string member)
    {
        var size = Math.Max(LeastSize, Math.Abs(NumberOf(node, member)));
        return IsOnEarth ? Math.Min(size, 90) : size;
    }

    private double Within(double value, double limit, double size) => IsOnEarth ? Math.Clamp(value, -limit, limit - size) : value;

    // Without exponents, which not every reader of such texts knows.
    private static string Pair(double x, double y) =>
        string.Create(CultureInfo.InvariantCulture, $"{x:0.############} {y:0.############}");

    private static int? SystemOf(string text) =>
        text.StartsWith(Start, StringComparison.Ordinal) && text.IndexOf(';', StringComparison.Ordinal) is > 0 and var end
            && int.TryParse(text.AsSpan(Start.Length, end - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var system)
            ? system
            : null;

    // Of every vertex the first two numbers; heights and measures may follow.
    private static List<(double X, double Y)> VerticesOf(string text)
    {
        var vertices = new List<(double X, double Y)>();
        var from = text.IndexOf('(', StringComparison.Ordinal);
        foreach (var vertex in from < 0 ? [] : text[from..].Split('(', ')', ','))
        {
            var numbers = vertex.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (numbers.Length >= 2 && TryParse(numbers[0], out var x) && TryParse(numbers[1], out var y))
            {
                vertices.Add((x, y));
            }
        }

        return vertices;
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
