using System.IO.Enumeration;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>
/// A name of tables with <c>*</c> for any characters and <c>?</c> for one. A pattern with a point is held against <c>schema.table</c>, one
/// without against the table's own name. Case counts.
/// </summary>
/// <param name="Text">The pattern.</param>
public sealed record TablePattern(string Text)
{
    /// <summary>Whether the pattern fits a table.</summary>
    public bool Fits(TableName table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Matches(table.Name) || (table.Schema is not null && Matches($"{table.Schema}.{table.Name}"));
    }

    /// <summary>The pattern itself.</summary>
    public override string ToString() => Text;

    private bool Matches(string name) => FileSystemName.MatchesSimpleExpression(Text, name, ignoreCase: false);
}
