using System.Globalization;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>The statements of XML, spatial and columnstore indexes. Pure.</summary>
internal static class SpecialIndexRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static string Xml(TableName table, Synth.Schema.Index index, XmlIndexRow row) => row.PrimaryName is null
        ? $"CREATE PRIMARY XML INDEX {Place(table, index)}"
        : $"CREATE XML INDEX {Place(table, index)} USING XML INDEX {Dialect.Identifier(row.PrimaryName)} FOR {row.SecondaryType ?? "PATH"}";

    public static string Spatial(TableName table, Synth.Schema.Index index, SpatialIndexRow row)
    {
        var box = row is { XMin: { } left, YMin: { } bottom, XMax: { } right, YMax: { } top }
            ? string.Create(CultureInfo.InvariantCulture, $" WITH (BOUNDING_BOX = ({left}, {bottom}, {right}, {top}))")
            : "";
        return $"CREATE SPATIAL INDEX {Place(table, index)} USING {row.Scheme}{box}";
    }

    public static string ColumnStore(TableName table, Synth.Schema.Index index)
    {
        var clauses = IndexOptions.Clauses(index.Options);
        return index.Options.Contains(IndexOptions.Clustered)
            ? $"CREATE CLUSTERED COLUMNSTORE INDEX {Dialect.Identifier(index.Name)} ON {Dialect.Table(table)}{clauses}"
            : $"CREATE NONCLUSTERED COLUMNSTORE INDEX "
                + $"{Place(table, index)}{(index.Filter is null ? "" : $" WHERE {index.Filter}")}{clauses}";
    }

    private static string Place(TableName table, Synth.Schema.Index index) =>
        $"{Dialect.Identifier(index.Name)} ON {Dialect.Table(table)} ({Dialect.Identifiers(index.Keys.Select(key => key.Column!))})";
}
