using Dapper;
using DuckDB.NET.Data;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Takes files for tables of which nothing is known but what DuckDB sees in them: names and types of columns.</summary>
internal static class InferredSchema
{
    /// <summary>Opens files.</summary>
    /// <param name="store">The instance of DuckDB.</param>
    /// <param name="path">Their folder.</param>
    /// <param name="engine">Their form.</param>
    /// <param name="files">Names of tables, with what stands behind FROM to read them.</param>
    /// <param name="fingerprints">What the files are now.</param>
    /// <exception cref="ConnectionException">DuckDB cannot tell what a file holds.</exception>
    public static FileDatabase Open(
        DuckDbStore store, string path, string engine, IEnumerable<(string Table, string From)> files, FileFingerprints fingerprints)
    {
        var tables = files.Select(file => Describe(store, path, file.Table, file.From)).ToArray();
        var schema = new DatabaseSchema
        {
            Engine = engine,
            Tables = tables.Select(table => table.Table).OrderBy(table => table.Name).ToValueList(),
            Issues = tables.Select(table => new SchemaIssue(
                SchemaIssueSeverity.Warning, $"table {table.Table.Name}", "Its types are inferred from its file; its keys are not known."))
                    .ToValueList(),
        };
        var places = StorageLayout.Of(schema.Tables).Select(place => new Relation(
            place with { Columns = place.Columns.Select(column => column with { StoredAs = column.Name }).ToValueList() },
            tables.Single(table => table.Table.Name == place.Name).From));
        return new FileDatabase(store, path, schema, places) { Fingerprints = fingerprints };
    }

    private static (Table Table, string From) Describe(DuckDbStore store, string path, string name, string from)
    {
        try
        {
            var columns = store.Connection.Query<DescribedColumn>(
                $"SELECT column_name AS Name, column_type AS Type FROM (DESCRIBE SELECT * FROM {from})");
            var table = new Table
            {
                Name = new TableName(name),
                Columns = columns.Select(column => new Column
                {
                    Name = column.Name,
                    Type = NativeTypes.Neutral(column.Type),
                    NativeType = column.Type,
                    IsNullable = true,
                }).ToValueList(),
            };
            return (table, from);
        }
        catch (DuckDBException error)
        {
            throw new ConnectionException(
                $"DuckDB cannot tell what the file of table {name} in {path} holds. Describe it in a schema.json.",
                isTransient: false, error);
        }
    }

    private sealed record DescribedColumn
    {
        public required string Name { get; init; }

        public required string Type { get; init; }
    }
}
