namespace Synth.Cluster.Messages;

/// <summary>The size of a table that does not follow the scale.</summary>
[GenerateSerializer]
internal sealed record SizeEntry(string? Schema, string Name, long? Rows, double? Scale);
