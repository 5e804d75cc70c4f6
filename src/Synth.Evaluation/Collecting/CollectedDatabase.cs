using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Whole families of a database, held in memory while it is evaluated.</summary>
public sealed class CollectedDatabase : IDisposable
{
    private readonly Dictionary<TableName, CollectedTable> tables;

    internal CollectedDatabase(EvaluationScope scope, Dictionary<TableName, CollectedTable> tables)
    {
        Scope = scope;
        this.tables = tables;
    }

    /// <summary>The tables that were collected.</summary>
    public EvaluationScope Scope { get; }

    /// <summary>Rows that were kept, all tables together.</summary>
    public long RowCount => tables.Values.Sum(table => (long)table.RowCount);

    /// <summary>Rows that belong to families held out of the fit.</summary>
    public long HeldOutRowCount => tables.Values.Sum(table => (long)table.IsHeldOut.Count(held => held));

    internal CollectedTable this[TableName name] => tables[name];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }
    }
}
