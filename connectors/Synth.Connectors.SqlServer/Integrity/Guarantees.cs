using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>All that the engine vouches for in a database.</summary>
internal sealed class Guarantees(IEnumerable<Guarantee> guarantees)
{
    private const char NameSeparator = '\u001F';
    private const char PartSeparator = '\u001E';

    private readonly HashSet<Guarantee> known = [.. guarantees];

    public static async Task<Guarantees> ReadAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<GuaranteeRow>(
            new CommandDefinition(CatalogQueries.Get("guarantees"), cancellationToken: cancellationToken));
        return new Guarantees(Of(rows));
    }

    /// <summary>The guarantees that rows of the catalog, in order, add up to.</summary>
    public static IEnumerable<Guarantee> Of(IEnumerable<GuaranteeRow> rows) => rows
        .GroupBy(row => (row.Kind, row.SchemaName, row.TableName, row.Id))
        .Select(group =>
        {
            var table = new TableName(group.Key.SchemaName, group.Key.TableName);
            var columns = group.Select(row => row.ColumnName);
            return group.Key.Kind switch
            {
                "p" => PrimaryKey(table, columns),
                "u" => Unique(table, columns),
                "n" => NotNull(table, columns.First()),
                "c" => Check(table, columns.First()),
                _ => ForeignKey(
                    table,
                    group.Select(row => new ForeignKeyColumn(row.ColumnName, row.ReferencedColumn ?? "")),
                    new TableName(group.First().ReferencedSchema, group.First().ReferencedTable ?? "")),
            };
        });

    /// <summary>Whether the engine itself vouches for a promise.</summary>
    public bool Cover(Promise promise) => promise.Guarantee is { } guarantee && known.Contains(guarantee);

    public static Guarantee PrimaryKey(TableName table, IEnumerable<string> columns) => new("p", Join(table), Join(columns));

    public static Guarantee Unique(TableName table, IEnumerable<string> columns) => new("u", Join(table), Join(columns));

    public static Guarantee NotNull(TableName table, string column) => new("n", Join(table), column);

    public static Guarantee Check(TableName table, string name) => new("c", Join(table), name);

    // The pairs of a key in any order say the same.
    public static Guarantee ForeignKey(TableName table, IEnumerable<ForeignKeyColumn> pairs, TableName referenced)
    {
        var ordered = pairs.OrderBy(pair => pair.Column, StringComparer.Ordinal).ToArray();
        string[] parts = [Join(ordered.Select(pair => pair.Column)), Join(referenced), Join(ordered.Select(pair => pair.ReferencedColumn))];
        return new("f", Join(table), string.Join(PartSeparator, parts));
    }

    private static string Join(TableName table) => $"{table.Schema}{NameSeparator}{table.Name}";

    private static string Join(IEnumerable<string> columns) => string.Join(NameSeparator, columns);
}
