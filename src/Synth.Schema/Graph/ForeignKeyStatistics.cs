namespace Synth.Schema;

/// <summary>How the rows of a table use one of its foreign keys.</summary>
/// <param name="ReferencingRows">Rows whose key is not null.</param>
/// <param name="ReferencedKeys">Different keys among them, at most the rows of the referenced table.</param>
public sealed record ForeignKeyStatistics(long ReferencingRows, long ReferencedKeys);
