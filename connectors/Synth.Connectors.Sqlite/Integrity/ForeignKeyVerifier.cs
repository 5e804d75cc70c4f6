using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Integrity;

/// <summary>Verifies foreign keys by <c>foreign_key_check</c>, which goes by the keys of the database, not by ours.</summary>
internal static class ForeignKeyVerifier
{
    public static async Task<IEnumerable<IntegrityCheck>> VerifyAsync(SqliteConnection connection,
        Table table, CancellationToken cancellationToken)
    {
        if (table.ForeignKeys.Count == 0)
        {
            return [];
        }

        var parameters = new { Table = table.Name.Name };
        var violations = (await connection.QueryAsync<(long Id, long Count)>(new CommandDefinition(
                "SELECT fkid, count(*) FROM pragma_foreign_key_check(@Table) GROUP BY fkid",
                parameters, commandTimeout: 0, cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Id, row => row.Count);
        var declared = (await connection.QueryAsync<(long Id, string Referenced, string Column)>(new CommandDefinition(
                "SELECT id, \"table\", \"from\" FROM pragma_foreign_key_list(@Table) ORDER BY id, seq",
                parameters, cancellationToken: cancellationToken)))
            .GroupBy(row => row.Id).ToArray();
        return table.ForeignKeys.Select(key => Check(table.Name, key, declared.FirstOrDefault(rows => Matches(key, rows)), violations));
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
