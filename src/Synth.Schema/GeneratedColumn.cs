namespace Synth.Schema;

/// <summary>The expression that computes a column from others of its row.</summary>
/// <param name="Sql">The expression in the source engine's dialect.</param>
/// <param name="IsStored">Whether it is computed on write and kept, rather than on read.</param>
public sealed record GeneratedColumn(string Sql, bool IsStored);
