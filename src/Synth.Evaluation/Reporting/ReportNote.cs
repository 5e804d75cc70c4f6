namespace Synth.Evaluation;

/// <summary>A sentence of those who made the run, for the report.</summary>
/// <param name="Topic">What it is about, as a heading.</param>
/// <param name="Table">The table that it is about; null for the database as a whole.</param>
/// <param name="Text">The sentence.</param>
public sealed record ReportNote(string Topic, string? Table, string Text);
