using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is planned for one table, and why.</summary>
/// <param name="Table">The table.</param>
/// <param name="Mode">What becomes of its rows.</param>
/// <param name="Reason">Why that mode, for people.</param>
/// <param name="SourceRowCount">Rows in the source.</param>
/// <param name="Relations">Its primary parent and its links.</param>
public sealed record TablePlan(Table Table, TableMode Mode, string Reason, long SourceRowCount, TableRelations Relations)
{
    /// <summary>The table's name.</summary>
    public TableName Name => Table.Name;
}
