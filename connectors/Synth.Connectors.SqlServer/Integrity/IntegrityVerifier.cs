using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>
/// Has SQL Server vouch for the target: a constraint that its catalog has as trusted and enabled is kept, by the engine's own guarantee.
/// What is not there, or not trusted, is counted in the rows.
/// </summary>
/// <param name="pool">Connections.</param>
/// <param name="staging">Where the rows are.</param>
internal sealed class IntegrityVerifier(ConnectionPool<SqlConnection> pool, Staging staging) : IIntegrityVerifier
{
    private readonly TablePromises promises = new(staging);

    public Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        DatabaseSchema schema, IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(expectedRowCounts);
        return pool.UseAsync(connection => VerifyAsync(connection, schema, expectedRowCounts, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<IntegrityCheck>> VerifyAsync(
        SqlConnection connection, DatabaseSchema schema,
        IReadOnlyDictionary<TableName, long> expectedRowCounts, CancellationToken cancellationToken)
    {
        var guarantees = await ReadGuaranteesAsync(connection, cancellationToken);
        var checks = new List<IntegrityCheck>();
        foreach (var promise in schema.Tables.SelectMany(table => promises.Of(table, expectedRowCounts)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var violations = guarantees.Cover(promise) ? 0 : await CountAsync(promise);
            checks.Add(new IntegrityCheck(promise.Kind, promise.Table, promise.Subject, violations) { IsBinding = promise.IsBinding });
        }

        return checks;

        async Task<long> CountAsync(Promise promise)
        {
            try
            {
                return await connection.QuerySingleAsync<long>(
                    new CommandDefinition(promise.CountViolations, cancellationToken: cancellationToken));
            }
            catch (SqlException exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new ReadException(
                    string.Create(CultureInfo.InvariantCulture,
                        $"Table {promise.Table}: {promise.Subject} cannot be verified (error {exception.Number})."), exception);
            }
        }
    }

    // A server that does not say what it vouches for vouches for nothing, and everything is counted.
    private static async Task<Guarantees> ReadGuaranteesAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await Guarantees.ReadAsync(connection, cancellationToken);
        }
        catch (SqlException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new Guarantees([]);
        }
    }
}
