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
        var culture = CultureInfo.InvariantCulture;
        string?[] settings =
        [
            row is { XMin: { } left, YMin: { } bottom, XMax: { } right, YMax: { } top }
                ? string.Create(culture, $"BOUNDING_BOX = ({left}, {bottom}, {right}, {top})")
                : null,
            row is { Level1: { } first, Level2: { } second, Level3: { } third, Level4: { } fourth }
                ? $"GRIDS = (LEVEL_1 = {first}, LEVEL_2 = {second}, LEVEL_3 = {third}, LEVEL_4 = {fourth})"
                : null,
            row.CellsPerObject is { } cells ? string.Create(culture, $"CELLS_PER_OBJECT = {cells}") : null,
        ];
        var given = string.Join(", ", settings.OfType<string>());
        return $"CREATE SPATIAL INDEX {Place(table, index)} USING {row.Scheme}{(given.Length == 0 ? "" : $" WITH ({given})")}";
    }

    /// <summary>A columnstore index.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="index">The index.</param>
    /// <param name="order">The columns by which it is in order, in theirs; none where it is in no order.</param>
    public static string ColumnStore(TableName table, Synth.Schema.Index index, IReadOnlyList<string> order)
    {
        var clauses = IndexOptions.Clauses(index.Options);
        var sorting = order.Count == 0 ? "" : $" ORDER ({Dialect.Identifiers(order)})";
        return index.Options.Contains(IndexOptions.Clustered)
            ? $"CREATE CLUSTERED COLUMNSTORE INDEX {Dialect.Identifier(index.Name)} ON {Dialect.Table(table)}{sorting}{clauses}"
            : $"CREATE NONCLUSTERED COLUMNSTORE INDEX "
                + $"{Place(table, index)}{sorting}{(index.Filter is null ? "" : $" WHERE {index.Filter}")}{clauses}";
    }

    private static string Place(TableName table, Synth.Schema.Index index) =>
        $"{Dialect.Identifier(index.Name)} ON {Dialect.Table(table)} ({Dialect.Identifiers(index.Keys.Select(key => key.Column!))})";
}
