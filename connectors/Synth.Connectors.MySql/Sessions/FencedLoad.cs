using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// Loads batches of partitions that go from holder to holder. The note of a batch comes last, in one message with the commit, and fails
/// where the partition has another token. Rows that a holder left uncommitted would keep the next one waiting, since keys are there from
/// the beginning: so who loads a partition marks its connection first and compares the token then, and who takes it over writes the token
/// first and ends the marked connections then; none of the former goes on unseen.
/// </summary>
/// <param name="access">Opens connections.</param>
/// <param name="loader">Sends rows.</param>
/// <param name="marks">The marks of the session's connections.</param>
internal sealed class FencedLoad(ServerAccess access, TableLoader loader, SessionMarks marks)
{
    private const string ReadToken = $"SELECT {LoadJournalSql.Token}";

    private readonly ConcurrentDictionary<(int Partition, TableName Table), bool> begun = new();

    /// <summary>Loads a batch on a connection that has no transaction.</summary>
    /// <exception cref="LeaseLostException">Somebody else holds the partition. None of the batch is there.</exception>
    /// <exception cref="SafetyException">The block is loaded already.</exception>
    /// <exception cref="LoadException">The engine refused the batch; none of it is there.</exception>
    /// <exception cref="ConnectionException">The connection was cut off, or waited too long for others.</exception>
    public async Task LoadAsync(
        MySqlConnection connection,
        Table table,
        ValueList<string> columnNames,
        RecordBatch batch,
        LoadEntry entry,
        CancellationToken cancellationToken)
    {
        var note = JournalNote.Of(table, batch, entry);
        var isSent = false;
        try
        {
            if (await marks.HoldAsync(connection, entry, cancellationToken)
                && await ReadTokenAsync(connection, entry, cancellationToken) != entry.Token)
            {
                throw JournalErrors.LeaseLost(entry.Partition, entry.Token);
            }

            if (!begun.ContainsKey((entry.Partition, table.Name)))
            {
                await ExecuteAsync(connection, LoadJournalSql.BeginTable, note, cancellationToken);
                begun.TryAdd((entry.Partition, table.Name), true);
            }

            await ExecuteAsync(connection, "START TRANSACTION", parameters: null, cancellationToken);
            await loader.SendAsync(connection, transaction: null, table, columnNames, batch, cancellationToken);
            isSent = true;
            await ExecuteAsync(connection, LoadJournalSql.NoteFenced, note, cancellationToken);
        }
        catch (Exception exception) when (
            exception is MySqlException or LoadException or IOException or InvalidOperationException { Source: nameof(MySqlConnector) })
        {
            // The connection is closed by who lent it, and with it ends the transaction.
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(await ExplainAsync(table, batch.RowCount, entry, exception, isSent, cancellationToken));
        }
    }

    // Other connections are in use, or broken for the same reason.
    private async Task<Exception> ExplainAsync(
        Table table, int rowCount, LoadEntry entry, Exception exception, bool isSent, CancellationToken cancellationToken)
    {
        await using var connection = await access.OpenAsync(SessionSettings.Target, cancellationToken);
        if (await ReadTokenAsync(connection, entry, cancellationToken) != entry.Token)
        {
            return JournalErrors.LeaseLost(entry.Partition, entry.Token);
        }

        return exception switch
        {
            LoadException => exception,
            MySqlException { ErrorCode: MySqlErrorCode.ColumnCannotBeNull } when isSent => JournalErrors.AlreadyLoaded(table.Name, entry),
            MySqlException error when ServerErrors.IsAnswer(error) && !MayPass(error) => LoadErrors.Explain(table, rowCount, error),
            _ => new ConnectionException(access.Explain(exception).Message, isTransient: true, exception),
        };
    }

    // Who holds the lock that was waited for may stand still, until its partition is taken over.
    private static bool MayPass(MySqlException exception) => exception.ErrorCode
        is MySqlErrorCode.LockWaitTimeout or MySqlErrorCode.LockDeadlock or MySqlErrorCode.QueryInterrupted;

    private static Task<long> ReadTokenAsync(MySqlConnection connection, LoadEntry entry, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(
            new CommandDefinition(ReadToken, new { entry.Partition }, cancellationToken: cancellationToken));

    private static Task<int> ExecuteAsync(
        MySqlConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
}
