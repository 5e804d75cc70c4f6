using Microsoft.SqlServer.Dac.Model;
using Synth.Connectors.SqlServer.Catalog.Rows;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>XML and spatial indexes of a model as rows of the catalog.</summary>
internal sealed class ModelSpecialIndexes
{
    // Beyond the numbers of other indexes, as the server numbers them.
    private const int FirstId = 256000;

    private readonly List<IndexRow> rows = [];
    private readonly List<IndexColumnRow> columns = [];
    private readonly List<XmlIndexRow> xml = [];
    private readonly List<SpatialIndexRow> spatial = [];

    public ModelSpecialIndexes(TSqlModel model, ModelNumbers numbers)
    {
        // A secondary index is made after the primary one that it uses.
        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, XmlIndex.TypeClass)
            .OrderByDescending(index => index.GetProperty<bool>(XmlIndex.IsPrimary)))
        {
            var row = Add(index, numbers.Of(index.GetReferenced(XmlIndex.IndexedObject).First()), 3, XmlIndex.Column);
            var primary = index.GetReferenced(XmlIndex.PrimaryXmlIndex).FirstOrDefault();
            xml.Add(new XmlIndexRow
            {
                ObjectId = row.ObjectId,
                IndexId = row.IndexId,
                PrimaryName = primary?.Name.Parts[^1],
                SecondaryType = primary is null
                    ? null : index.GetProperty<SecondaryXmlIndexType>(XmlIndex.SecondaryXmlIndexType).ToString().ToUpperInvariant(),
            });
        }

        foreach (var index in model.GetObjects(DacQueryScopes.UserDefined, SpatialIndex.TypeClass))
        {
            var row = Add(index, numbers.Of(index.GetReferenced(SpatialIndex.IndexedObject).First()), 4, SpatialIndex.Column);
            spatial.Add(new SpatialIndexRow
            {
                ObjectId = row.ObjectId,
                IndexId = row.IndexId,
                Scheme = index.GetProperty<Tessellation>(SpatialIndex.Tessellation) switch
                {
                    Tessellation.Geography => "GEOGRAPHY_GRID",
                    Tessellation.AutoGeography => "GEOGRAPHY_AUTO_GRID",
                    Tessellation.Geometry => "GEOMETRY_GRID",
                    _ => "GEOMETRY_AUTO_GRID",
                },
                Level1 = DensityOf(index, SpatialIndex.GridLevel1Density),
                Level2 = DensityOf(index, SpatialIndex.GridLevel2Density),
                Level3 = DensityOf(index, SpatialIndex.GridLevel3Density),
                Level4 = DensityOf(index, SpatialIndex.GridLevel4Density),
                CellsPerObject = index.GetProperty<int?>(SpatialIndex.CellsPerObject),
            });
        }
    }

    public IReadOnlyList<IndexRow> Rows => rows;

    public IReadOnlyList<IndexColumnRow> Columns => columns;

    public IReadOnlyList<XmlIndexRow> Xml => xml;

    public IReadOnlyList<SpatialIndexRow> Spatial => spatial;

    private IndexRow Add(TSqlObject index, int objectId, int type, ModelRelationshipClass column)
    {
        var row = new IndexRow
        {
            ObjectId = objectId,
            IndexId = FirstId + rows.Count,
            Name = index.Name.Parts[^1],
            Type = type,
            AllowsRowLocks = true,
            AllowsPageLocks = true,
        };
        rows.Add(row);
        columns.Add(new IndexColumnRow
        {
            ObjectId = objectId,
            IndexId = row.IndexId,
            ColumnName = index.GetReferenced(column).First().Name.Parts[^1],
            KeyOrdinal = 1,
        });
        return row;
    }

    private static string? DensityOf(TSqlObject index, ModelPropertyClass level) =>
        index.GetProperty<Degree>(level) is var density && density is Degree.Low or Degree.Medium or Degree.High
            ? density.ToString().ToUpperInvariant()
            : null;
}
