using Synth.Schema;

namespace Synth.Modeling;

/// <summary>No row has a value; the column accepts nulls.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
public sealed record NullColumn(TableName Table, string Column) : ColumnOverride(Table, Column);
