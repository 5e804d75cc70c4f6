using System.Text.RegularExpressions;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Connectors.SqlServer.Tests.Models;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What the catalog views say of a <see cref="StoredState"/>: Microsoft's model of its statements, as rows.</summary>
internal sealed partial class StoredCatalog
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    private string lastStatements = "";
    private CatalogRows lastRows = new();

    /// <summary>The rows of all catalog queries.</summary>
    public CatalogRows Read(StoredState state)
    {
        var rows = ReadAll(state);
        return rows with
        {
            Schemas = [.. rows.Schemas.Where(row => IsOfUsers(row.Name))],
            Tables = [.. rows.Tables.Where(row => IsOfUsers(row.SchemaName))],
            Types = [.. rows.Types.Where(row => IsOfUsers(row.SchemaName))],
            Sequences = [.. rows.Sequences.Where(row => IsOfUsers(row.SchemaName))],
            Modules = [.. rows.Modules.Where(row => IsOfUsers(row.SchemaName))],
        };
    }

    /// <summary>What <c>RunRecordSql.Objects</c> lists.</summary>
    public static TdsReply.Rows Objects(StoredState state) => new(
        [.. new[] { ("Kind", "varchar(18)"), ("SchemaName", "sysname"), ("Name", "sysname"), ("TableName", "nvarchar(128)") }
            .Select(column => new TdsColumn(column.Item1, TdsType.Parse(column.Item2)))],
        [
            .. state.Definitions.Where(item => item.Kind != StoredDefinition.PartKind && item.Name.Schema != "synth")
                .Select(item => (IReadOnlyList<object?>)[item.Kind, item.Name.Schema, item.Name.Name, item.Table?.Name]),
            .. state.Schemas.Where(schema => schema != "synth").Select(schema => (IReadOnlyList<object?>)["SCHEMA", null, schema, null]),
        ]);

    /// <summary>What <c>guarantees.sql</c> tells: all constraints are trusted here.</summary>
    public TdsReply.Rows Guarantees(StoredState state)
    {
        var rows = ReadAll(state);
        var names = rows.Tables.ToDictionary(table => table.ObjectId);
        IEnumerable<object?[]> all =
        [
            .. rows.Indexes.Where(index => index.IsUnique && index.Filter is null && names.ContainsKey(index.ObjectId))
            .SelectMany(index => rows.IndexColumns
                .Where(column => (column.ObjectId, column.IndexId) == (index.ObjectId, index.IndexId) && column.KeyOrdinal > 0)
                .Select(column => Row(index.IsPrimaryKey ? "p" : "u", names[index.ObjectId], index.IndexId, column.ColumnName))),
            .. rows.ForeignKeys.SelectMany(key => rows.ForeignKeyColumns.Where(pair => pair.ForeignKeyId == key.ObjectId)
                .Select(pair =>
                    Row("f", names[key.TableId], key.ObjectId, pair.ColumnName, names[key.ReferencedTableId], pair.ReferencedColumnName))),
            .. rows.Columns.Where(column => !column.IsNullable && names.ContainsKey(column.ObjectId))
            .Select(column => Row("n", names[column.ObjectId], column.ColumnId, column.Name)),
            .. rows.Checks.Where(check => check.Name is not null && names.ContainsKey(check.TableId)).Index()
                .Select(check => Row("c", names[check.Item.TableId], check.Index, check.Item.Name!)),
        ];
        return new TdsReply.Rows(
            [.. "Kind SchemaName TableName Id ColumnName ReferencedSchema ReferencedTable ReferencedColumn Position".Split(' ')
                .Select(name =>
                    new TdsColumn(name, TdsType.Parse(name switch { "Id" => "bigint", "Position" => "int", _ => "nvarchar(128)" })))],
            [.. all]);
    }

    /// <summary>What <c>SwapSql.SequenceDefaults</c> tells.</summary>
    public TdsReply.Rows SequenceDefaults(StoredState state)
    {
        var rows = ReadAll(state);
        var names = rows.Tables.ToDictionary(table => table.ObjectId);
        return new TdsReply.Rows(
            [.. "SchemaName TableName ColumnName Name Definition IsSystemNamed".Split(' ')
                .Select(name => new TdsColumn(name, TdsType.Parse(name == "IsSystemNamed" ? "bit" : "nvarchar(4000)")))],
            [
                .. rows.Columns.Where(column => column.DefaultDefinition?.Contains("NEXT VALUE FOR", StringComparison.Ordinal) == true)
                    .Select(column => (IReadOnlyList<object?>)
                    [
                        names[column.ObjectId].SchemaName, names[column.ObjectId]
                            .Name, column.Name, column.DefaultName, column.DefaultDefinition, false,
                    ]),
            ]);
    }

    private CatalogRows ReadAll(StoredState state)
    {
        string[] statements = [.. state.Schemas.Select(schema => $"CREATE SCHEMA {Dialect.Identifier(schema)}"),
            .. state.Definitions.Select(item => item.Text)];
        var all = string.Join('\n', statements);
        if (all != lastStatements)
        {
            using var model = ScriptModel.OfStatements(statements);
            lastRows = ModelCatalog.Read(model);
            lastRows = lastRows with
            {
                Columns = [.. lastRows.Columns.Select(row => row with { DefaultDefinition = Worded(row.DefaultDefinition) })],
            };
            lastStatements = all;
        }

        return lastRows;
    }

    // The server puts a pair of parentheses of their own around numbers.
    private static string? Worded(string? definition) =>
        definition is not null && Number().IsMatch(definition) ? $"({definition})" : definition;

    [GeneratedRegex(@"^\(-?[0-9.]+\)$")]
    private static partial Regex Number();

    private static object?[] Row(string kind, TableRow table, int id, string column,
        TableRow? referenced = null, string? referencedColumn = null) =>
        [kind, table.SchemaName, table.Name, (long)id, column, referenced?.SchemaName, referenced?.Name, referencedColumn, 1];

    /// <summary>Whether a schema is one of users rather than of runs.</summary>
    public static bool IsOfUsers(string schema) =>
        schema != "synth" && !schema.StartsWith("synth.new.", StringComparison.Ordinal)
            && !schema.StartsWith("synth.old.", StringComparison.Ordinal);
}
