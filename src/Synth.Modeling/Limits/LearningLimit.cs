using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Something that too few rows tell of, so that a model cannot have learned it. It names numbers of rows and values, never a
/// value.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for the table as a whole.</param>
/// <param name="Words">What cannot be learned, and why, for people.</param>
public sealed record LearningLimit(TableName Table, string? Column, string Words);
