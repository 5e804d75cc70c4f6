using MySqlConnector;
using Synth.Schema;

namespace Synth.Connectors.MySql.Integrity;

/// <summary>
/// Has the server count what breaks a promise. Rows were loaded with its own checks of keys put off, so that nothing is taken on trust:
/// one pass over each table for what rows show, a grouping for each key, an anti-join for each foreign key.
/// </summary>
internal sealed class IntegrityVerifier(ConnectionPool<MySqlConnection> pool) : IIntegrityVerifier
{
    public async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(expectedRowCounts);

        // As many questions at once as the pool has connections.
        var checks = await Task.WhenAll(
            schema.Tables.Select(table => VerifyAsync(table, TablePromises.Of(table, expectedRowCounts), cancellationToken)));
        return [.. checks.SelectMany(ofTable => ofTable)];
    }

    private async Task<IEnumerable<IntegrityCheck>> VerifyAsync(
        Table table, IReadOnlyList<Promise> promises, CancellationToken cancellationToken)
    {
        var violations = new long[promises.Count];
        try
        {
            await Task.WhenAll([CountInRowsAsync(), .. Enumerable.Range(0, promises.Count).Select(CountByQueryAsync)]);
        }
        catch (MySqlException exception)
        {
            throw new ReadException($"Table {table.Name} cannot be verified: the server answered {exception.Number}.", exception);
        }

        return promises.Select((promise, i) =>
            new IntegrityCheck(promise.Kind, promise.Table, promise.Subject, violations[i]) { IsBinding = promise.IsBinding });

        async Task CountInRowsAsync()
        {
            int[] inRows = [.. Enumerable.Range(0, promises.Count).Where(i => promises[i].CountInRows is not null)];
            if (inRows.Length == 0)
            {
                return;
            }

            var fields = inRows.Select(i => $"CAST(COALESCE({promises[i].CountInRows}, 0) AS SIGNED)");
            var counts = await ReadNumbersAsync(
                $"SELECT {string.Join(", ", fields)} FROM {MySqlDialect.Instance.Table(table.Name)}", inRows.Length, cancellationToken);
            for (var i = 0; i < inRows.Length; i++)
            {
                Interlocked.Add(ref violations[inRows[i]], counts[i]);
            }
        }

        async Task CountByQueryAsync(int i)
        {
            if (promises[i].CountByQuery is { } query)
            {
                Interlocked.Add(ref violations[i], (await ReadNumbersAsync(query, 1, cancellationToken))[0]);
            }
        }
    }

    private Task<long[]> ReadNumbersAsync(string sql, int count, CancellationToken cancellationToken) => pool.UseAsync(
        async connection =>
        {
            await using var command = new MySqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return Enumerable.Range(0, count).Select(reader.GetInt64).ToArray();
        },
        cancellationToken);
}
