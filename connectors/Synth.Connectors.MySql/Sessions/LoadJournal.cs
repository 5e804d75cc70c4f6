using System.Collections.Concurrent;
using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// The tables <c>synth_journal</c>, <c>synth_progress</c> and <c>synth_lease</c>. A batch and what is noted of it are one transaction.
/// Where partitions have holders, <see cref="FencedLoad"/> says in which order; else the batch's row in the journal is taken first, so that
/// of two sessions that load the same block the second waits, and is then refused.
/// </summary>
internal sealed class LoadJournal(
    TargetSession session,
    MySqlConnection control,
    ConnectionPool<MySqlConnection> pool,
    TableLoader loader,
    SessionMarks marks,
    FencedLoad fenced) : IFencedJournal
{
    private readonly ConcurrentDictionary<(int Partition, TableName Table), bool> begun = new();

    public bool DividesReplacements => false;

    public Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken) =>
        session.Guarded(() => QueryAsync(partition: null, cancellationToken));

    public Task<LoadProgress?> ReadAsync(int partition, CancellationToken cancellationToken) =>
        session.Guarded(() => QueryAsync(partition, cancellationToken));

    public Task OpenAsync(string runKey, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        await control.ExecuteAsync(Command(LoadJournalSql.Create, cancellationToken, new { RunKey = runKey }));
        session.Keep();
        return true;
    });

    public Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => session.JoinAsync(isAlone, cancellationToken);

    public Task DivideAsync(int partitionCount, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        await control.ExecuteAsync(Command(LoadJournalSql.Divide, cancellationToken, new { Count = partitionCount }));
        return await control.QuerySingleAsync<int>(Command(LoadJournalSql.ReadDivision, cancellationToken)) == partitionCount
            ? true
            : throw JournalErrors.OtherDivision();
    });

    public Task EnrollAsync(string runKey, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        ArgumentNullException.ThrowIfNull(runKey);
        await marks.EnrollAsync(runKey, control, cancellationToken);
        return true;
    });

    public Task ClaimAsync(int partition, long token, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        var claim = new { Partition = partition, Token = token };
        await control.ExecuteAsync(Command(LoadJournalSql.BeginLease, cancellationToken, claim));
        if (await control.ExecuteAsync(Command(LoadJournalSql.Claim, cancellationToken, claim)) != 1)
        {
            throw JournalErrors.LeaseLost(partition, token);
        }

        await marks.EndHoldersAsync(control, partition, token, cancellationToken);
        return true;
    });

    public Task<int> EvictAsync(CancellationToken cancellationToken) => session.Guarded(() => marks.EvictAsync(control, cancellationToken));

    public async Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await (entry.Token > 0
                ? fenced.LoadAsync(lease.Connection, table, columnNames, batch, entry, cancellationToken)
                : LoadAsync(lease.Connection, table, columnNames, batch, entry, cancellationToken));
            lease.Complete();
        }
        catch (MySqlException exception)
        {
            // The connection is closed, and with it ends the transaction.
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(
            LoadJournalSql.NoteBlocks, cancellationToken, new { Partition = partition, NextBlock = nextBlock, IsComplete = isComplete })));

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(LoadJournalSql.NoteChanges, cancellationToken, new { Count = count })));

    private async Task LoadAsync(
        MySqlConnection connection,
        Table table,
        ValueList<string> columnNames,
        RecordBatch batch,
        LoadEntry entry,
        CancellationToken cancellationToken)
    {
        var note = JournalNote.Of(table, batch, entry);
        if (begun.TryAdd((entry.Partition, table.Name), true))
        {
            // On its own, since a transaction that looks for a row that is not there locks its neighbourhood.
            await connection.ExecuteAsync(Command(LoadJournalSql.BeginTable, cancellationToken, note));
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.ExecuteAsync(
            new CommandDefinition(LoadJournalSql.NoteTable, note, transaction, cancellationToken: cancellationToken)) != 1)
        {
            throw JournalErrors.AlreadyLoaded(table.Name, entry);
        }

        await loader.SendAsync(connection, transaction, table, columnNames, batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<LoadProgress?> QueryAsync(int? partition, CancellationToken cancellationToken)
    {
        var contents = await session.DescribeContentsAsync(cancellationToken);
        if (contents is not { Marker: { } marker, IsUnfinished: true }
            || !await control.QuerySingleAsync<bool>(Command(LoadJournalSql.Exists, cancellationToken)))
        {
            return null;
        }

        var head = await control.QuerySingleAsync<JournalRow>(Command(LoadJournalSql.Read, cancellationToken));
        var only = new { Partition = partition };
        var partitions = await control.QueryAsync<PartitionRow>(Command(LoadJournalSql.ReadPartitions, cancellationToken, only));
        var tables = await control.QueryAsync<TableRow>(Command(LoadJournalSql.ReadTables, cancellationToken, only));
        return new LoadProgress(
            marker,
            head.RunKey,
            head.PartitionCount,
            head.ChangesApplied,
            [.. partitions.Select(row => new PartitionProgress(row.PartitionNumber, row.NextBlock, row.IsComplete))],
            [.. tables.Select(row => new TableProgress(row.PartitionNumber, row.Name, row.NextBlock, row.RowCount, row.EdgeCases))])
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

        public long NewestToken { get; init; }
    }

    private sealed record PartitionRow
    {
        public int PartitionNumber { get; init; }

        public int NextBlock { get; init; }

        public bool IsComplete { get; init; }
    }

    private sealed record TableRow
    {
        public int PartitionNumber { get; init; }

        public required string Name { get; init; }

        public int NextBlock { get; init; }

        public long RowCount { get; init; }

        public long EdgeCases { get; init; }
    }
}
