using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Every row has one value.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Text">
/// The value: a number with a point, <c>true</c> or <c>false</c>, a date, time or timestamp as ISO 8601 has it, bytes as hexadecimal
/// digits, and for all other types the engine's own text.
/// </param>
public sealed record FixedColumn(TableName Table, string Column, string Text) : ColumnOverride(Table, Column);
