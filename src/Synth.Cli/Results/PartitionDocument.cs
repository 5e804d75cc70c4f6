using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>What a session did with its share of a run, as a JSON document.</summary>
internal sealed record PartitionDocument(
    string RunId, int Partition, int Partitions, int Blocks, IEnumerable<PartitionDocument.TableEntry> Tables, double Seconds)
{
    public static PartitionDocument Of(PartitionResult result) => new(
        result.RunId,
        result.Partition.Index,
        result.Partition.Count,
        result.Blocks,
        result.Tables.Select(table => new TableEntry(table.Key.ToString(), table.Value)),
        Math.Round(result.Seconds, 3));

    internal sealed record TableEntry(string Table, long Rows);
}
