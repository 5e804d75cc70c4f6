using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Vectors as PostgreSQL's extension and SQL Server write them: <c>[0.1,2,30]</c>. What they stand for is known to the program that made
/// them alone, so that none is read; where a row has to have one, it has that of the first direction, which has a length.
/// </summary>
/// <param name="Dimensions">How many numbers each of them has.</param>
internal sealed record VectorCodec(int Dimensions) : StructureCodec
{
    /// <inheritdoc/>
    public override string Neutral => $"[{string.Join(',', Enumerable.Range(0, Dimensions).Select(i => i == 0 ? "1" : "0"))}]";

    /// <summary>The codec; null where some text is of another form or of another size than the first.</summary>
    public static VectorCodec? Of(IReadOnlyCollection<string> texts)
    {
        var sizes = texts.Select(text => text is ['[', .., ']'] ? text.Count(character => character == ',') + 1 : 0).Distinct().ToArray();
        return sizes is [> 0 and var size] ? new VectorCodec(size) : null;
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        return false;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node) => Neutral;
}
