using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Rows that have a value in the source have one that is made up by its meaning alone; a column of text.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Meaning">What it is to look like, one of <see cref="Meanings"/>.</param>
/// <param name="Locale">The language of names and places, as <c>de</c> or <c>pt_BR</c>; null for English.</param>
public sealed record FakedColumn(TableName Table, string Column, SemanticType Meaning, string? Locale = null)
    : ColumnOverride(Table, Column)
{
    /// <summary>The meanings that can be made up.</summary>
    public static IReadOnlyList<SemanticType> Meanings => FakedTemplates.Meanings;
}
