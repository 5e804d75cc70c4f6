namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>A trusted constraint, an enabled unique index or a NOT NULL as the catalog has it; equal when it says the same.</summary>
/// <param name="Kind">p primary key, u unique, f foreign key, n NOT NULL, c check.</param>
/// <param name="Table">Schema and table.</param>
/// <param name="Text">Columns, referenced columns, or the name of a check.</param>
internal sealed record Guarantee(string Kind, string Table, string Text);
