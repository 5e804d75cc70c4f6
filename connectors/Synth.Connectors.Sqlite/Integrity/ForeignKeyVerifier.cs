using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Integrity;

/// <summary>
/// Verifies foreign keys by <c>foreign_key_check</c>, which goes by the keys of the database, not by ours; by a query of each key where
/// SQLite cannot.
/// </summary>
internal static class ForeignKeyVerifier
{
    private static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    public static async Task<IEnumerable<IntegrityCheck>> VerifyAsync(SqliteConnection connection,
        Table table, CancellationToken cancellationToken)
    {
        if (table.ForeignKeys.Count == 0)
        {
            return [];
        }

        var declared = (await connection.QueryAsync<(long Id, string Referenced, string Column)>(new CommandDefinition(
                "SELECT id, \"table\", \"from\" FROM pragma_foreign_key_list(@Table) ORDER BY id, seq",
                new { Table = table.Name.Name }, cancellationToken: cancellationToken)))
            .GroupBy(row => row.Id).ToArray();
        // Where a key leads to what is no key, SQLite checks none of the table's.
        var violations = declared.Length == table.ForeignKeys.Count
            ? await CheckAsync(connection, table, cancellationToken)
            : await CountAsync(connection, table, declared, cancellationToken);
        return table.ForeignKeys.Select(key => Check(table.Name, key, declared.FirstOrDefault(rows => Matches(key, rows)), violations));
    }

    private static async Task<Dictionary<long, long>> CheckAsync(
        SqliteConnection connection, Table table, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<(long Id, long Count)>(new CommandDefinition(
            "SELECT fkid, count(*) FROM pragma_foreign_key_check(@Table) GROUP BY fkid",
            new { Table = table.Name.Name }, commandTimeout: 0, cancellationToken: cancellationToken)))
        .ToDictionary(row => row.Id, row => row.Count);

    private static async Task<Dictionary<long, long>> CountAsync(
        SqliteConnection connection, Table table, IGrouping<long, (long Id, string Referenced, string Column)>[] declared,
        CancellationToken cancellationToken)
    {
        var violations = new Dictionary<long, long>();
        foreach (var key in table.ForeignKeys)
        {
            var count = await connection.QuerySingleAsync<long>(new CommandDefinition(
                Orphans(table.Name, key), commandTimeout: 0, cancellationToken: cancellationToken));
            foreach (var rows in declared.Where(rows => Matches(key, rows)))
            {
                violations[rows.Key] = count;
            }
        }

        return violations;
    }

    // The referenced column stands first, so that its collation and affinity compare.
    private static string Orphans(TableName table, ForeignKey key)
    {
        var present = key.ReferencingColumns.Select(column => $"c.{Dialect.Identifier(column)} IS NOT NULL");
        var equal = key.Columns.Select(pair => $"p.{Dialect.Identifier(pair.ReferencedColumn)} = c.{Dialect.Identifier(pair.Column)}");
        return $"SELECT count(*) FROM {Dialect.Table(table)} AS c WHERE {string.Join(" AND ", present)} AND NOT EXISTS "
            + $"(SELECT 1 FROM {Dialect.Table(key.ReferencedTable)} AS p WHERE {string.Join(" AND ", equal)})";
    }

    private static IntegrityCheck Check(
        TableName table, ForeignKey key, IGrouping<long, (long Id, string Referenced, string Column)>? declared,
        Dictionary<long, long> violations)
    {
        var subject = $"({string.Join(", ", key.ReferencingColumns)}) → {key.ReferencedTable} ({string.Join(", ", key.ReferencedColumns)})";
        return declared is null
            ? new IntegrityCheck(IntegrityCheckKind.ForeignKey, table, $"{subject}, which the database does not have", 1)
            : new IntegrityCheck(IntegrityCheckKind.ForeignKey, table, subject, violations.GetValueOrDefault(declared.Key));
    }

    private static bool Matches(ForeignKey key, IEnumerable<(long Id, string Referenced, string Column)> rows) =>
        rows.First().Referenced.Equals(key.ReferencedTable.Name, StringComparison.OrdinalIgnoreCase)
        && rows.Select(row => row.Column).SequenceEqual(key.ReferencingColumns, StringComparer.OrdinalIgnoreCase);
}
