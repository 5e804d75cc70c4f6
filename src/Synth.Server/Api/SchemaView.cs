using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Server.Api;

/// <summary>A database's tables and keys, for a diagram. Names are the source's.</summary>
/// <param name="Tables">The tables.</param>
/// <param name="Edges">The foreign keys.</param>
internal sealed record SchemaView(IReadOnlyList<SchemaView.TableEntry> Tables, IReadOnlyList<SchemaView.Edge> Edges)
{
    public static SchemaView Of(DatabaseSchema schema) => new(
        [.. schema.Tables.Select(table => new TableEntry(
            table.Name.ToString(),
            [.. ColumnShape.Of(table).Select(column => new ColumnEntry(
                column.Name, column.Type, column.IsNullable, column.IsKey, column.References?.ToString()))]))],
        [.. schema.Tables.SelectMany(table =>
            table.ForeignKeys.Select(key => new Edge(table.Name.ToString(), key.ReferencedTable.ToString())))]);

    /// <summary>A table.</summary>
    internal sealed record TableEntry(string Table, IReadOnlyList<ColumnEntry> Columns);

    /// <summary>A column.</summary>
    internal sealed record ColumnEntry(string Name, string Type, bool IsNullable, bool IsKey, string? References);

    /// <summary>A foreign key.</summary>
    internal sealed record Edge(string Child, string Parent);
}
