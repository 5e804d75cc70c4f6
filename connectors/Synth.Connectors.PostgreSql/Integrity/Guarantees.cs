using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Integrity;

/// <summary>All that the engine vouches for in a database.</summary>
internal sealed class Guarantees(IEnumerable<Guarantee> guarantees)
{
    private const char NameSeparator = '\u001F';
    private const char PartSeparator = '\u001E';

    private readonly HashSet<Guarantee> known = [.. guarantees];

    public static async Task<Guarantees> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(CatalogQueries.Get("guarantees"), cancellationToken: cancellationToken));
        return new Guarantees(rows.Select(row => new Guarantee(row.Kind[0], row.Relation, row.Detail)));
    }

    /// <summary>Whether the engine itself vouches for a promise.</summary>
    public bool Cover(Promise promise) => promise.Guarantee is { } guarantee && known.Contains(guarantee);

    public static Guarantee PrimaryKey(TableName table, IEnumerable<string> columns) => new('p', Join(table), Join(columns));

    public static Guarantee Unique(TableName table, IEnumerable<string> columns) => new('u', Join(table), Join(columns));

    public static Guarantee NotNull(TableName table, string column) => new('n', Join(table), column);

    public static Guarantee Check(TableName table, string name) => new('c', Join(table), name);

    public static Guarantee ForeignKey(TableName table, ForeignKey key) =>
        new('f', Join(table),
            string.Join(PartSeparator, Join(key.ReferencingColumns), Join(key.ReferencedTable), Join(key.ReferencedColumns)));

    private static string Join(TableName table) => $"{table.Schema}{NameSeparator}{table.Name}";

    private static string Join(IEnumerable<string> columns) => string.Join(NameSeparator, columns);

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required string Relation { get; init; }

        public required string Detail { get; init; }
    }
}
