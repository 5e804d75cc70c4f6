using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Settings and compression of keys, indexes and tables of a model as rows of the catalog.</summary>
internal sealed class ModelIndexSettings
{
    private readonly List<IndexSettingRow> rows = [];
    private readonly List<IndexCompressionRow> compression = [];

    public IReadOnlyList<IndexSettingRow> Rows => rows;

    public IReadOnlyList<IndexCompressionRow> Compression => compression;

    /// <summary>Notes what is set of a key or an index.</summary>
    public void Add(TSqlObject item, int objectId, int indexId)
    {
        var (recompute, sequential, options) = item.ObjectType == PrimaryKeyConstraint.TypeClass
            ? (PrimaryKeyConstraint.RecomputeStatistics, PrimaryKeyConstraint.OptimizeForSequentialKey,
                PrimaryKeyConstraint.DataCompressionOptions)
            : item.ObjectType == UniqueConstraint.TypeClass
            ? (UniqueConstraint.RecomputeStatistics, UniqueConstraint.OptimizeForSequentialKey, UniqueConstraint.DataCompressionOptions)
            : (Index.RecomputeStatistics, Index.OptimizeForSequentialKey, Index.DataCompressionOptions);
        if (!item.GetProperty<bool>(recompute))
        {
            rows.Add(new IndexSettingRow { ObjectId = objectId, IndexId = indexId, Setting = "STATISTICS_NORECOMPUTE = ON" });
        }

        if (item.GetProperty<bool>(sequential))
        {
            rows.Add(new IndexSettingRow { ObjectId = objectId, IndexId = indexId, Setting = "OPTIMIZE_FOR_SEQUENTIAL_KEY = ON" });
        }

        AddCompression(item, objectId, indexId, options);
    }

    /// <summary>Notes how a table without a clustered index is compressed.</summary>
    public void AddHeap(TSqlObject table, int objectId) => AddCompression(table, objectId, 0, Table.DataCompressionOptions);

    private void AddCompression(TSqlObject item, int objectId, int indexId, ModelRelationshipClass options) =>
        compression.AddRange(item.GetReferenced(options)
            .Select(option => option.GetProperty<CompressionLevel>(DataCompressionOption.CompressionLevel).ToString().ToUpperInvariant())
            .Where(level => level is "ROW" or "PAGE")
            .Take(1)
            .Select(level => new IndexCompressionRow { ObjectId = objectId, IndexId = indexId, Compression = level }));
}
