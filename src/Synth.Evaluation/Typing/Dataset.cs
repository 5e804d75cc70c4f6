using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A database in the form that metrics compute with. Immutable and thread-safe.</summary>
internal sealed class Dataset(EvaluationScope scope, IReadOnlyDictionary<TableName, DataTable> tables)
{
    public EvaluationScope Scope { get; } = scope;

    /// <summary>The cells of its columns.</summary>
    public ColumnCells Cells { get; } = new();

    public DataTable this[TableName name] => tables[name];
}
