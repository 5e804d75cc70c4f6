namespace Synth.Schema;

/// <summary>One partition that is an object of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bounds">The engine's own clause for its rows: <c>FOR VALUES FROM (…) TO (…)</c>, <c>DEFAULT</c>.</param>
/// <param name="Sub">How it is partitioned in turn; null when it is not.</param>
public sealed record Partition(TableName Name, string Bounds, Partitioning? Sub = null);
