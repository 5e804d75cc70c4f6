namespace Synth.Cluster.Messages;

/// <summary>Rows of a table.</summary>
/// <param name="Schema">The schema of the table's name in the source, if it has one.</param>
/// <param name="Name">The table's name there.</param>
/// <param name="Rows">The rows.</param>
/// <param name="EdgeCases">How many of their values are edge cases; 0 where that is not counted.</param>
[GenerateSerializer]
internal sealed record TableRowCount(string? Schema, string Name, long Rows, long EdgeCases = 0);
