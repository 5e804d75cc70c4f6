using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Makes trees of partitions. Pure.</summary>
internal sealed class PartitionAssembler(IEnumerable<PartitionRow> rows)
{
    private readonly ILookup<long, PartitionRow> children = rows.ToLookup(row => row.ParentOid);

    /// <summary>How a table is partitioned; null when it is not.</summary>
    /// <param name="oid">The table.</param>
    /// <param name="key">Its partition key; null when it has none.</param>
    public Partitioning? Find(long oid, string? key) =>
        key is null ? null : new Partitioning(key, children[oid].Select(MakePartition).ToValueList());

    private Partition MakePartition(PartitionRow row) =>
        new(new TableName(row.Schema, row.Name), row.Bounds, Find(row.Oid, row.PartitionKey));
}
