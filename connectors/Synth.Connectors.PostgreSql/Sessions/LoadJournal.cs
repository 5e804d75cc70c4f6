using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Sessions;

/// <summary>
/// The tables <c>synth.journal</c> and <c>synth.progress</c>. A batch and what is noted of it are one transaction; its row in the journal
/// is taken first, so that of two sessions that load the same block the second waits, and is then refused.
/// </summary>
internal sealed class LoadJournal(TargetSession session, NpgsqlConnection control, ConnectionPool<NpgsqlConnection> pool) : ILoadJournal
{
    public Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken) => session.Guarded(() => QueryAsync(cancellationToken));

    public Task OpenAsync(string runKey, CancellationToken cancellationToken) => session.Guarded(async () =>
    {
        await control.ExecuteAsync(Command(LoadJournalSql.Create, cancellationToken));
        await control.ExecuteAsync(Command(LoadJournalSql.Open, cancellationToken, new { RunKey = runKey }));
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

    public async Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await using var transaction = await lease.Connection.BeginTransactionAsync(cancellationToken);
            var noted = await lease.Connection.ExecuteAsync(new CommandDefinition(
                LoadJournalSql.NoteTable,
                new { entry.Partition, Name = table.Name.ToString(), entry.Block, Rows = (long)batch.RowCount, EdgeCases = (long)entry.EdgeCases },
                transaction,
                cancellationToken: cancellationToken));
            if (noted != 1)
            {
                throw JournalErrors.AlreadyLoaded(table.Name, entry);
            }

            await TableLoader.CopyAsync(lease.Connection, table.Name, table, columnNames, batch, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            lease.Complete();
        }
        catch (NpgsqlException exception)
        {
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(LoadJournalSql.NoteBlocks, cancellationToken, new { Partition = partition, NextBlock = nextBlock, IsComplete = isComplete })));

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => session.Guarded(() =>
        control.ExecuteAsync(Command(LoadJournalSql.NoteChanges, cancellationToken, new { Count = count })));

    private async Task<LoadProgress?> QueryAsync(CancellationToken cancellationToken)
    {
        var contents = await session.DescribeContentsAsync(cancellationToken);
        if (contents is not { Marker: { } marker, IsUnfinished: true }
            || !await control.QuerySingleAsync<bool>(Command(LoadJournalSql.Exists, cancellationToken)))
        {
            return null;
        }

        var head = await control.QuerySingleAsync<JournalRow>(Command(LoadJournalSql.Read, cancellationToken));
        return new LoadProgress(
            marker,
            head.RunKey,
            head.PartitionCount,
            head.ChangesApplied,
            [.. await control.QueryAsync<PartitionProgress>(Command(LoadJournalSql.ReadPartitions, cancellationToken))],
            [.. await control.QueryAsync<TableProgress>(Command(LoadJournalSql.ReadTables, cancellationToken))]);
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record JournalRow
    {
        public required string RunKey { get; init; }

        public int? PartitionCount { get; init; }

        public int ChangesApplied { get; init; }
    }
}
