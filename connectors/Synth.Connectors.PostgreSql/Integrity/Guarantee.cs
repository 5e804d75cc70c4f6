namespace Synth.Connectors.PostgreSql.Integrity;

/// <summary>A validated constraint or valid unique index as the catalog has it; equal when it says the same.</summary>
/// <param name="Kind">p, u, f, c as in <c>pg_constraint</c>; n for NOT NULL.</param>
/// <param name="Table">Schema and table.</param>
/// <param name="Text">Columns, referenced columns, or the name of a check.</param>
internal sealed record Guarantee(char Kind, string Table, string Text);
