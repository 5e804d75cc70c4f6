using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Recognises texts that are put together from other columns of their row, nearly one for each row: full names, addresses of e-mail. They
/// repeat what others decide and decide nothing, although hardly two rows have the same one and different parts.
/// </summary>
internal static class MadeTexts
{
    private const int ProbeRows = 200;
    private const int FewestParts = 20;
    private const int ShortestPart = 3;
    private const double LeastShare = 0.8;

    /// <summary>Whether a column holds such texts.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="others">What they may be put together from, the column itself included.</param>
    public static bool Are(SourceTable table, SourceCodes column, IEnumerable<SourceCodes> others) =>
        table.Columns[column.Index] is BytesVector texts
        && 2 * column.Count > column.Codes.Length - column.Missing
        && others.Any(other => other != column && other.Count >= FewestParts
            && table.Columns[other.Index] is BytesVector parts && Contain(texts, parts));

    // Longer texts that hold all words of the other one somewhere, but for case, accents and script.
    private static bool Contain(BytesVector texts, BytesVector parts)
    {
        var stride = Math.Max(1, texts.Count / ProbeRows);
        var (tried, contained) = (0, 0);
        for (var row = 0; row < texts.Count; row += stride)
        {
            if (Fold(texts.GetString(row)) is { Length: > 0 } text && Fold(parts.GetString(row)) is { Length: >= ShortestPart } part)
            {
                tried++;
                contained += text.Length > part.Length
                    && Array.TrueForAll(part.Split(' '), word => text.Contains(word, StringComparison.Ordinal)) ? 1 : 0;
            }
        }

        return tried >= Evidence.FewestRows && contained >= LeastShare * tried;
    }

    private static string? Fold(string? text) => text is null ? null : Transliteration.ToLatin(text).ToLowerInvariant();
}
