using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Integrity;

/// <summary>
/// Has PostgreSQL vouch for the target: a constraint that its catalog has as validated is kept, by the engine's own guarantee. What is
/// not there, or not validated, is counted in the rows.
/// </summary>
internal sealed class IntegrityVerifier(ConnectionPool<NpgsqlConnection> pool, Staging staging) : IIntegrityVerifier
{
    private readonly NameRewriter rewriter = new(staging);

    public Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(expectedRowCounts);
        return pool.UseAsync(connection => VerifyAsync(connection, schema, expectedRowCounts, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        NpgsqlConnection connection, DatabaseSchema schema,
        IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        var guarantees = await Guarantees.ReadAsync(connection, cancellationToken);
        var checks = new List<IntegrityCheck>();
        var places = expectedRowCounts.ToDictionary(count => staging.Of(count.Key), count => count.Value);
        var promises = schema.Tables.SelectMany(table =>
            TablePromises.Of(table, expectedRowCounts).Zip(TablePromises.Of(staging.Of(table), places)));
        foreach (var (promise, inPlace) in promises)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var violations = guarantees.Cover(inPlace) ? 0 : await CountAsync(inPlace);
            checks.Add(new IntegrityCheck(promise.Kind, promise.Table, promise.Subject, violations) { IsBinding = promise.IsBinding });
        }

        return checks;

        async Task<long> CountAsync(Promise promise)
        {
            try
            {
                return await connection.QuerySingleAsync<long>(
                    new CommandDefinition(rewriter.Rewrite(promise.CountViolations), cancellationToken: cancellationToken));
            }
            catch (PostgresException exception)
            {
                throw new ReadException($"Table {promise.Table}: {promise.Subject} cannot be verified ({exception.SqlState}).", exception);
            }
        }
    }
}
