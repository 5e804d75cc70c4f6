namespace Synth.Cluster.Messages;

/// <summary>Rows of a table that one partition has loaded.</summary>
[GenerateSerializer]
internal sealed record PartitionRowCount(int Partition, TableRowCount Table);
