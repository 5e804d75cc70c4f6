namespace Synth.Schema;

/// <summary>Where the span of a row stands that no span of another row may overlap.</summary>
/// <param name="Start">The column that it begins with; the range itself where there is no column of its end.</param>
/// <param name="End">The column that it ends with; null where the first one holds ranges. Without a value it has no end.</param>
/// <param name="IncludesEnd">Whether the end belongs to it, so that none may begin where it ends; ranges tell by themselves.</param>
public sealed record SpanColumns(string Start, string? End, bool IncludesEnd);
