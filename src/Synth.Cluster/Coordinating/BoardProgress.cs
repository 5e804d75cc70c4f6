using Synth.Cluster.Messages;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Coordinating;

/// <summary>What holders told of how far they are, summed up for who watches.</summary>
internal sealed class BoardProgress
{
    private readonly Dictionary<(int Partition, TableName Table), long> rows = [];

    /// <summary>The stage of who finishes; null before.</summary>
    public RunStage? Stage { get; private set; }

    /// <summary>Its steps that are done.</summary>
    public int Done { get; private set; }

    /// <summary>Its steps; 0 where they are not counted.</summary>
    public int Total { get; private set; }

    /// <summary>Begins with what the target tells.</summary>
    public void Begin(IEnumerable<PartitionRowCount> counts)
    {
        rows.Clear();
        foreach (var (partition, table) in counts)
        {
            rows[(partition, new TableName(table.Schema, table.Name))] = table.Rows;
        }
    }

    /// <summary>Takes news of a lease.</summary>
    public void Note(Lease lease, LeaseNews news)
    {
        foreach (var table in news.Rows)
        {
            rows[(lease.Partition, new TableName(table.Schema, table.Name))] = table.Rows;
        }

        if (news.Stage is { } stage)
        {
            (Stage, Done, Total) = (stage, news.Done, news.Total);
        }
    }

    /// <summary>Rows over all partitions, by table.</summary>
    public TableRowCount[] Rows() =>
    [
        .. rows.GroupBy(entry => entry.Key.Table)
            .Select(table => new TableRowCount(table.Key.Schema, table.Key.Name, table.Sum(entry => entry.Value))),
    ];
}
