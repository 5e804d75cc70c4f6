using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Rows that have a value in the source have a text of a pattern; a column of text.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Pattern">
/// Characters that stand for themselves, <c>\d</c> for a digit, sets as <c>[A-Z0-9]</c>, choices as <c>(DE|AT|CH)</c>, each followed by a
/// number of repetitions as <c>{4}</c> or not, and <c>\</c> before a character of the pattern's own: <c>INV-\d{4}-[A-Z]{2}</c>. Where the
/// column is unique, no two rows get the same text.
/// </param>
public sealed record PatternColumn(TableName Table, string Column, string Pattern) : ColumnOverride(Table, Column)
{
    /// <summary>Whether a text is a pattern.</summary>
    public static bool IsWellFormed(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return PatternParser.Parse(pattern) is not null;
    }
}
