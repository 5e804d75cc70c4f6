using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Keys and indexes of a model as rows of the catalog.</summary>
internal sealed class ModelIndexes
{
    private readonly ModelNumbers numbers;
    private readonly List<IndexRow> rows = [];
    private readonly List<IndexColumnRow> columns = [];
    private readonly List<IndexPartitionRow> places = [];
    private readonly Dictionary<int, int> indexCounts = [];
    private readonly ModelIndexSettings settings = new();

    public ModelIndexes(TSqlModel model, ModelNumbers numbers)
    {
        this.numbers = numbers;
        foreach (var key in model.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass))
        {
            Add(key, key.GetReferenced(PrimaryKeyConstraint.Host).First(), isPrimary: true, isConstraint: false, isUnique: true,
                key.GetProperty<bool>(PrimaryKeyConstraint.Clustered), null, key.GetProperty<int?>(PrimaryKeyConstraint.FillFactor), false);
            AddColumns(key.GetReferencedRelationshipInstances(PrimaryKeyConstraint.Columns),
                PrimaryKeyConstraint.ColumnsRelationship.Ascending);
            settings.Add(key, rows[^1].ObjectId, rows[^1].IndexId);
            AddPlace(key, PrimaryKeyConstraint.PartitionScheme, PrimaryKeyConstraint.PartitionColumn);
        }

        foreach (var key in model.GetObjects(DacQueryScopes.UserDefined, UniqueConstraint.TypeClass))
        {
            Add(key, key.GetReferenced(UniqueConstraint.Host).First(), isPrimary: false, isConstraint: true, isUnique: true,
                key.GetProperty<bool>(UniqueConstraint.Clustered), null, key.GetProperty<int?>(UniqueConstraint.FillFactor), false);
            AddColumns(key.GetReferencedRelationshipInstances(UniqueConstraint.Columns), UniqueConstraint.ColumnsRelationship.Ascending);
            settings.Add(key, rows[^1].ObjectId, rows[^1].IndexId);
            AddPlace(key, UniqueConstraint.PartitionScheme, UniqueConstraint.PartitionColumn);
        }

        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, Microsoft.SqlServer.Dac.Model.Index.TypeClass))
        {
            AddIndex(index);
            settings.Add(index, rows[^1].ObjectId, rows[^1].IndexId);
            AddPlace(index, Microsoft.SqlServer.Dac.Model.Index.PartitionScheme, Microsoft.SqlServer.Dac.Model.Index.PartitionColumn);
        }

        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, ColumnStoreIndex.TypeClass))
        {
            AddColumnStore(index);
        }
    }

    public IReadOnlyList<IndexRow> Rows => rows;

    /// <summary>What is set of them, and how they are compressed.</summary>
    public ModelIndexSettings Settings => settings;

    public IReadOnlyList<IndexColumnRow> Columns => columns;

    /// <summary>Keys and indexes that lie on partition schemes.</summary>
    public IReadOnlyList<IndexPartitionRow> Places => places;

    private void AddIndex(TSqlObject index)
    {
        Add(index, index.GetReferenced(Microsoft.SqlServer.Dac.Model.Index.IndexedObject).First(), isPrimary: false, isConstraint: false,
            index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Unique),
            index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Clustered),
            index.GetProperty(Microsoft.SqlServer.Dac.Model.Index.FilterPredicate)?.ToString(),
            index.GetProperty<int?>(Microsoft.SqlServer.Dac.Model.Index.FillFactor),
            index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.IgnoreDuplicateKey));
        rows[^1] = rows[^1] with
        {
            IsPadded = index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.WithPadIndex),
            IsDisabled = index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Disabled),
            AllowsRowLocks = index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.AllowRowLocks),
            AllowsPageLocks = index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.AllowPageLocks),
        };
        AddColumns(index.GetReferencedRelationshipInstances(Microsoft.SqlServer.Dac.Model.Index.Columns),
            Microsoft.SqlServer.Dac.Model.Index.ColumnsRelationship.Ascending);
        foreach (var included in index.GetReferenced(Microsoft.SqlServer.Dac.Model.Index.IncludedColumns))
        {
            columns.Add(new IndexColumnRow
            {
                ObjectId = rows[^1].ObjectId,
                IndexId = rows[^1]
                .IndexId,
                ColumnName = included.Name.Parts[^1],
                IsIncluded = true
            });
        }
    }

    private void AddColumnStore(TSqlObject index)
    {
        var isClustered = index.GetProperty<bool>(ColumnStoreIndex.Clustered);
        Add(index, index.GetReferenced(ColumnStoreIndex.IndexedObject).First(), isPrimary: false, isConstraint: false, isUnique: false,
            isClustered, index.GetProperty(ColumnStoreIndex.FilterPredicate)?.ToString(), null, false);
        rows[^1] = rows[^1] with { Type = isClustered ? 5 : 6 };
        foreach (var column in index.GetReferenced(ColumnStoreIndex.Columns))
        {
            columns.Add(new IndexColumnRow
            {
                ObjectId = rows[^1].ObjectId,
                IndexId = rows[^1].IndexId,
                ColumnName = column.Name.Parts[^1],
                IsIncluded = true,
            });
        }

        AddPlace(index, ColumnStoreIndex.PartitionScheme, ColumnStoreIndex.PartitionColumn);
    }

    private void AddPlace(TSqlObject item, ModelRelationshipClass scheme, ModelRelationshipClass column)
    {
        if (ModelPartitions.PlaceOf(item, rows[^1].ObjectId, rows[^1].IndexId, scheme, column) is { } place)
        {
            places.Add(place);
        }
    }

    private void Add(
        TSqlObject item, TSqlObject host, bool isPrimary, bool isConstraint, bool isUnique,
        bool isClustered, string? filter, int? fillFactor, bool ignoresDuplicates)
    {
        var objectId = numbers.Of(host);
        indexCounts[objectId] = indexCounts.GetValueOrDefault(objectId, 1) + 1;
        rows.Add(new IndexRow
        {
            ObjectId = objectId,
            IndexId = isClustered ? 1 : indexCounts[objectId],
            Name = item.Name.HasName ? item.Name.Parts[^1] : "",
            Type = isClustered ? 1 : 2,
            IsUnique = isUnique,
            IsPrimaryKey = isPrimary,
            IsUniqueConstraint = isConstraint,
            Filter = string.IsNullOrEmpty(filter) ? null : $"({filter})",
            FillFactor = fillFactor ?? 0,
            IgnoresDuplicates = ignoresDuplicates,
            AllowsRowLocks = true,
            AllowsPageLocks = true,
            IsSystemNamed = !item.Name.HasName,
        });
    }

    private void AddColumns(IEnumerable<ModelRelationshipInstance> references, ModelPropertyClass ascending)
    {
        foreach (var (i, reference) in references.Index())
        {
            columns.Add(new IndexColumnRow
            {
                ObjectId = rows[^1].ObjectId,
                IndexId = rows[^1].IndexId,
                ColumnName = reference.ObjectName.Parts[^1],
                KeyOrdinal = i + 1,
                IsDescending = !reference.GetProperty<bool>(ascending),
            });
        }
    }
}
