using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Schema;

namespace Synth.Connectors.MySql;

/// <summary>Which parts of a table are created with it, and which after its rows are there.</summary>
internal static class TableParts
{
    /// <summary>The option of an index without which the engine takes no numbered column, so that it is created with the table.</summary>
    public const string Numbering = "AUTO_INCREMENT";

    /// <summary>
    /// Whether an index is created with its table: by the late ones the rows are sorted once, not kept in order one by one.
    /// </summary>
    public static bool IsEarly(Synth.Schema.Index index) => index.IsUnique || index.Options.Contains(Numbering);

    /// <summary>Whether a clause of a table's own statement is created with the table.</summary>
    public static bool IsEarly(TableClause clause, Table table) => clause.Kind switch
    {
        TableClauseKind.ForeignKey => false,
        TableClauseKind.Index => table.Indexes.Any(index => index.Name == clause.Name && IsEarly(index)),
        _ => true,
    };
}
