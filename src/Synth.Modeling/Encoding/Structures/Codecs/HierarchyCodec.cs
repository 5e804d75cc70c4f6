using System.Globalization;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>Places in a tree as SQL Server writes them (hierarchyid): the root <c>/</c>, a child of its second one <c>/2/1/</c>.</summary>
internal sealed record HierarchyCodec : StructureCodec
{
    private const int MostLevels = 200;

    /// <inheritdoc/>
    public override string Neutral => "/";

    /// <summary>The codec; null where some text is no place in a tree.</summary>
    public static HierarchyCodec? Of(IReadOnlyCollection<string> texts)
    {
        var codec = new HierarchyCodec();
        return texts.All(text => codec.TryRead(text, out _)) ? codec : null;
    }

    /// <summary>The numbers of the levels from the root down; of <c>1.2</c>, a place between two, the first.</summary>
    /// <returns>Null for a text that is no place.</returns>
    public static long[]? LevelsOf(string text)
    {
        if (text is not ['/', ..] || text[^1] != '/')
        {
            return null;
        }

        var levels = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var numbers = Array.ConvertAll(levels, level =>
            long.TryParse(level.Split('.')[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : (long?)null);
        return numbers.Length > MostLevels || Array.Exists(numbers, number => number is null)
            ? null : Array.ConvertAll(numbers, number => number!.Value);
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = LevelsOf(text) is { } levels ? new JsonArray([.. levels.Select(level => (JsonNode)JsonValue.Create(level))]) : null;
        return node is not null;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) => string.Concat((node as JsonArray ?? [])
        .Select(level => level is JsonValue value && value.TryGetValue<double>(out var number) ? (long)number : 1)
        .Take(MostLevels)
        .Select(level => string.Create(CultureInfo.InvariantCulture, $"/{Math.Clamp(level, 0, int.MaxValue)}"))
        .Append("/"));
}
