using System.Text.Json.Serialization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What the user puts into a column instead of what would be learned from it. Columns that are part of a key to another table, are
/// referenced, or number rows cannot be overridden. Rules say nothing of an overridden column, nor do other columns follow it.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
[JsonDerivedType(typeof(FixedColumn), "fixed")]
[JsonDerivedType(typeof(FakedColumn), "faked")]
[JsonDerivedType(typeof(PatternColumn), "pattern")]
[JsonDerivedType(typeof(NullColumn), "null")]
public abstract record ColumnOverride(TableName Table, string Column);
