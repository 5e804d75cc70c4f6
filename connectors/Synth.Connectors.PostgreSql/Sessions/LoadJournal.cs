using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The tables <c>synth.journal</c>, <c>synth.progress</c> and <c>synth.lease</c>. A batch and what is noted of it are one transaction. The
/// note comes last, sent along with the commit, so that a client that stands still in the midst of its rows keeps nobody waiting: of two
/// sessions that load the same block the second to note it is refused.
/// </summary>
internal sealed class LoadJournal(
    TargetSession session, NpgsqlConnection control, ConnectionPool<NpgsqlConnection> pool, SessionLabel label) : IFencedJournal
{
    public bool DividesReplacements => true;

    public Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken) =>
        session.Guarded(() => QueryAsync(partition: null, cancellationToken));

    public Task<LoadProgress?> ReadAsync(int partition, CancellationToken cancellationToken) =>
        session.Guarded(() => QueryAsync(partition, cancellationToken));

    public Task OpenAsync(string runKey, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        await control.ExecuteAsync(Command(LoadJournalSql.Create, cancellationToken));
        await control.ExecuteAsync(Command(LoadJournalSql.Open, cancellationToken, new { RunKey = runKey, Use = (int)session.Use }));
        session.Keep();
        return true;
    });

    public Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => session.JoinAsync(isAlone, cancellationToken);

    public Task DivideAsync(int partitionCount, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        if (await control.ExecuteAsync(Command(LoadJournalSql.Divide, cancellationToken, new { Count = partitionCount })) != 1)
        {
            throw JournalErrors.OtherDivision();
        }

        return true;
    });

    public Task EnrollAsync(string runKey, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        ArgumentNullException.ThrowIfNull(runKey);
        await label.EnrollAsync(runKey, control, cancellationToken);
        return true;
    });

    public Task ClaimAsync(int partition, long token, CancellationToken cancellationToken) => session.Guarded(async () =>
        await control.ExecuteAsync(Command(LoadJournalSql.Claim, cancellationToken, new { Partition = partition, Token = token })) == 1
            ? true
            : throw JournalErrors.LeaseLost(partition, token));

    public Task<int> EvictAsync(CancellationToken cancellationToken) => session.Guarded(() => label.EvictAsync(control, cancellationToken));

    public async Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await lease.Connection.ExecuteAsync(Command("BEGIN TRANSACTION", cancellationToken));
            if (batch.RowCount > 0)
            {
                await TableLoader.CopyAsync(lease.Connection, session.PlaceOf(table), table, columnNames, batch, cancellationToken);
            }

            await CommitAsync(lease.Connection, table, batch.RowCount, entry, cancellationToken);
            lease.Complete();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw await IsHeldAsync(lease.Connection, entry, cancellationToken)
                ? JournalErrors.AlreadyLoaded(table.Name, entry)
                : JournalErrors.LeaseLost(entry.Partition, entry.Token);
        }
        catch (NpgsqlException exception) when (IsCutOff(exception))
        {
            throw session.Explain(exception);
        }
        catch (NpgsqlException exception)
        {
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(LoadJournalSql.NoteBlocks, cancellationToken,
            new { Partition = partition, NextBlock = nextBlock, IsComplete = isComplete })));

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(LoadJournalSql.NoteChanges, cancellationToken, new { Count = count })));

    // Class 57P: the server, or another session of the run, ended this one.
    private static bool IsCutOff(NpgsqlException exception) =>
        exception is not PostgresException error || error.SqlState.StartsWith("57P", StringComparison.Ordinal);

    // One message to the server: it commits what it has noted without waiting for this process.
    private static async Task CommitAsync(
        NpgsqlConnection connection, Table table, int rowCount, LoadEntry entry, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        var note = new NpgsqlBatchCommand(LoadJournalSql.NoteTable);
        object[] values = [entry.Partition, table.Name.ToString(), entry.Block, (long)rowCount, (long)entry.EdgeCases, entry.Token];
        foreach (var value in values)
        {
            note.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(note);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    // By the connection of the load that failed: others may fail at the same moment.
    private Task<bool> IsHeldAsync(NpgsqlConnection connection, LoadEntry entry, CancellationToken cancellationToken) =>
        session.Guarded(async () =>
        {
            await connection.ExecuteAsync(Command("ROLLBACK", cancellationToken));
            return await connection.QuerySingleAsync<long>(
                Command(LoadJournalSql.ReadToken, cancellationToken, new { entry.Partition })) == entry.Token;
        });

    private async Task<LoadProgress?> QueryAsync(int? partition, CancellationToken cancellationToken)
    {
        if (await session.FindUnfinishedAsync(cancellationToken) is not { } marker
            || !await control.QuerySingleAsync<bool>(Command(LoadJournalSql.Exists, cancellationToken)))
        {
            return null;
        }

        var head = await control.QuerySingleAsync<JournalRow>(Command(LoadJournalSql.Read, cancellationToken));
        session.Use = (TargetUse)head.Use;
        var only = new { Partition = partition };
        return new LoadProgress(
            marker,
            head.RunKey,
            head.PartitionCount,
            head.ChangesApplied,
            [.. await control.QueryAsync<PartitionProgress>(Command(LoadJournalSql.ReadPartitions, cancellationToken, only))],
            [.. await control.QueryAsync<TableProgress>(Command(LoadJournalSql.ReadTables, cancellationToken, only))])
        {
            NewestToken = head.NewestToken,
        };
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record JournalRow
    {
        public required string RunKey { get; init; }

        public int? PartitionCount { get; init; }

        public int ChangesApplied { get; init; }

        public int Use { get; init; }

        public long NewestToken { get; init; }
    }
}
