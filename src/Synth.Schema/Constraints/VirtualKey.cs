namespace Synth.Schema;

/// <summary>A key that a database keeps but does not declare. Models treat it as a declared one; targets do not get it.</summary>
/// <param name="Table">The table that has it.</param>
/// <param name="Columns">Its columns in order, at least one.</param>
/// <param name="ReferencedTable">The table that a foreign key leads to; null for a primary key.</param>
/// <param name="ReferencedColumns">The columns that a foreign key leads to; empty for the primary key of the referenced table.</param>
public sealed record VirtualKey(TableName Table, ValueList<string> Columns,
    TableName? ReferencedTable, ValueList<string> ReferencedColumns);
