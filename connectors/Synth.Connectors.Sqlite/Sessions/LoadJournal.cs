using Dapper;
using Microsoft.Data.Sqlite;
using Synth.Connectors.Sqlite.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// The tables <c>synth_journal</c> and <c>synth_progress</c> of a partial file. While they are there the file is filled in transactions of
/// one batch each, by one process after the other as SQLite's lock lets them; a lock on a file beside it tells who is at work. They go
/// before the file is published.
/// </summary>
internal sealed class LoadJournal(SqliteTargetSession session, SqliteTableLoader loader) : ILoadJournal, IDisposable
{
    // Loads and notes share one connection.
    private readonly SemaphoreSlim turn = new(1);

    public async Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken)
    {
        if (session.Partial is { } open)
        {
            return await InTurnAsync(() => QueryAsync(open), cancellationToken);
        }

        await using var other = await PartialFile.TryOpenForReadingAsync(session.Path, cancellationToken);
        return other is null ? null : await QueryAsync(other);
    }

    public async Task OpenAsync(string runKey, CancellationToken cancellationToken)
    {
        await session.Partial!.ExecuteAsync(LoadJournalSql.Create, new { RunKey = runKey });
        await session.ShareAsync(isAlone: true, cancellationToken);
    }

    public async Task JoinAsync(bool isAlone, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is null)
        {
            throw PartialLock.IsHeld(session.Path) ? JournalErrors.InUse(session.Path) : JournalErrors.NotPrepared(session.Path);
        }

        await session.ShareAsync(isAlone, cancellationToken);
    }

    public Task DivideAsync(int partitionCount, CancellationToken cancellationToken) => InTurnAsync(
        async () => await session.Partial!.ExecuteAsync(LoadJournalSql.Divide, new { Count = partitionCount }) == 1
            ? true
            : throw JournalErrors.OtherDivision(),
        cancellationToken);

    public Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        return InTurnAsync(() => LoadInTurnAsync(table, columnNames, batch, entry, cancellationToken), cancellationToken);
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => InTurnAsync(
        () => session.Partial!.ExecuteAsync(LoadJournalSql.NoteBlocks,
            new { Partition = partition, NextBlock = nextBlock, IsComplete = isComplete }),
        cancellationToken);

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => InTurnAsync(
        () => session.Partial!.ExecuteAsync(LoadJournalSql.NoteChanges, new { Count = count }), cancellationToken);

    public void Dispose() => turn.Dispose();

    private async Task<bool> LoadInTurnAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        var open = session.Partial!;
        await using var transaction = open.BeginTransaction(deferred: false);
        var noted = await open.ExecuteAsync(
            LoadJournalSql.NoteTable,
            new { entry.Partition, Name = table.Name.ToString(), entry.Block, Rows = batch.RowCount, entry.EdgeCases },
            transaction);
        if (noted != 1)
        {
            throw JournalErrors.AlreadyLoaded(table.Name, entry);
        }

        await loader.LoadAsync(table, columnNames, batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<LoadProgress?> QueryAsync(SqliteConnection open)
    {
        if (await open.QuerySingleAsync<long>(LoadJournalSql.Exists) == 0
            || (await RunMarkerTable.DescribeAsync(open)).Marker is not { } marker)
        {
            return null;
        }

        var head = await open.QuerySingleAsync<JournalRow>(LoadJournalSql.Read);
        var partitions = await open.QueryAsync<PartitionRow>(LoadJournalSql.ReadPartitions);
        var tables = await open.QueryAsync<TableRow>(LoadJournalSql.ReadTables);
        return new LoadProgress(
            marker,
            head.RunKey,
            (int?)head.PartitionCount,
            (int)head.ChangesApplied,
            [.. partitions.Select(row => new PartitionProgress((int)row.Partition, (int)row.NextBlock, row.IsComplete != 0))],
            [.. tables.Select(row => new TableProgress((int)row.Partition, row.Name, (int)row.NextBlock, row.RowCount, row.EdgeCases))]);
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await action();
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Changing("Keeping the journal", error);
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record JournalRow
    {
        public required string RunKey { get; init; }

        public long? PartitionCount { get; init; }

        public long ChangesApplied { get; init; }
    }

    private sealed record PartitionRow
    {
        public long Partition { get; init; }

        public long NextBlock { get; init; }

        public long IsComplete { get; init; }
    }

    private sealed record TableRow
    {
        public long Partition { get; init; }

        public required string Name { get; init; }

        public long NextBlock { get; init; }

        public long RowCount { get; init; }

        public long EdgeCases { get; init; }
    }
}
