using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>Something that too few rows tell of, in JSON documents.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for the table as a whole.</param>
/// <param name="Why">What cannot be learned, and why.</param>
internal sealed record LimitEntry(string Table, string? Column, string Why)
{
    public static LimitEntry Of(LearningLimit limit) => new(limit.Table.ToString(), limit.Column, limit.Words);
}
