using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What an evaluation has to know of a table of the source.</summary>
/// <param name="Table">The table.</param>
/// <param name="PrimaryParent">The foreign key that puts its rows into families; null for a root.</param>
/// <param name="IsReference">Whether its rows are copied on purpose: it is then neither scored nor protected.</param>
/// <param name="RowCount">Rows in the source.</param>
public sealed record TableScope(Table Table, ForeignKey? PrimaryParent, bool IsReference, long RowCount)
{
    /// <summary>The table's name.</summary>
    public TableName Name => Table.Name;
}
