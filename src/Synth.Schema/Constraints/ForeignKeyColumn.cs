namespace Synth.Schema;

/// <summary>One pair of a foreign key.</summary>
/// <param name="Column">The referencing column.</param>
/// <param name="ReferencedColumn">The column it points to.</param>
public sealed record ForeignKeyColumn(string Column, string ReferencedColumn);
