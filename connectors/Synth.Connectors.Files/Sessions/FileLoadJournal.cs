using Dapper;
using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Sessions;

/// <summary>
/// The journal of a target in files, in the DuckDB file in which its rows are collected: what is noted of a batch is committed with its
/// rows. The folder's lock lets one process at a time load; others wait for their turn. Rows that were loaded out of the order of their
/// blocks are put in order before the target is completed, so that files are those of a single run.
/// </summary>
internal sealed class FileLoadJournal(FileTargetSession session, FileTableLoader loader) : ILoadJournal, IDisposable
{
    private static readonly TimeSpan WaitingStep = TimeSpan.FromMilliseconds(200);

    // Loads and notes share one connection.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Whether the target that is being built has a journal, and outlives the session.</summary>
    public bool IsOpen { get; private set; }

    public async Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken)
    {
        if (session.Work is { } work)
        {
            return await InTurnAsync(() => IsOpen ? Query(work.Store) : null, cancellationToken);
        }

        using var folder = PartialFolder.TryJoin(session.Place);
        return folder is null ? null : await InTurnAsync(() => Read(folder), cancellationToken);
    }

    public Task OpenAsync(string runKey, CancellationToken cancellationToken) => InTurnAsync(
        () =>
        {
            Store.Execute(LoadJournalSql.Create, cancellationToken);
            Store.Execute(LoadJournalSql.Open(runKey, SchemaDocumentJson.Write(session.Describe())), cancellationToken);
            return IsOpen = true;
        },
        cancellationToken);

    public async Task JoinAsync(bool isAlone, CancellationToken cancellationToken)
    {
        var folder = PartialFolder.TryJoin(session.Place);
        while (folder is null)
        {
            if (!PartialFolder.IsHeld(session.Place))
            {
                throw JournalErrors.NotPrepared(session.Place);
            }

            if (isAlone)
            {
                throw JournalErrors.InUse(session.Place);
            }

            await Task.Delay(WaitingStep, cancellationToken);
            folder = PartialFolder.TryJoin(session.Place);
        }

        await InTurnAsync(() => Join(folder, isAlone, cancellationToken), cancellationToken);
    }

    public Task DivideAsync(int partitionCount, CancellationToken cancellationToken) => InTurnAsync(
        () =>
        {
            Store.Execute(LoadJournalSql.Divide(partitionCount), cancellationToken);
            return Query(Store)!.PartitionCount == partitionCount ? true : throw JournalErrors.OtherDivision();
        },
        cancellationToken);

    public Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        return InTurnAsync(
            () =>
            {
                var name = table.Name.ToString();
                if (Store.QueryNumber(LoadJournalSql.CountLater(name, entry), cancellationToken) > 0)
                {
                    throw JournalErrors.AlreadyLoaded(table.Name, entry);
                }

                loader.Load(table, columnNames, batch, relation => Carry(
                    LoadJournalSql.NoteLoad(name, entry, relation.Table.RowCount, batch.RowCount, LineLength.Bound(batch))));
                return true;
            },
            cancellationToken);
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => InTurnAsync(
        () => Carry(LoadJournalSql.NoteBlocks(partition, nextBlock, isComplete)), cancellationToken);

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => InTurnAsync(
        () => Carry(LoadJournalSql.NoteChanges(count)), cancellationToken);

    /// <summary>Removes the journal from what is to be published.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            Store.Execute(LoadJournalSql.Drop);
            IsOpen = false;
        }
    }

    public void Dispose() => turn.Dispose();

    private DuckDbStore Store => session.Work?.Store ?? throw new InvalidOperationException("The run has not begun.");

    private bool Carry(string statement)
    {
        Store.Execute(statement);
        return true;
    }

    private static LoadProgress? Read(PartialFolder folder)
    {
        if (!File.Exists(folder.WorkFile))
        {
            return null;
        }

        using var store = DuckDbStore.Open(folder.SpillFolder);
        store.Attach(folder.WorkFile, isReadOnly: false);
        return Query(store);
    }

    private bool Join(PartialFolder folder, bool isAlone, CancellationToken cancellationToken)
    {
        try
        {
            if (Read(folder) is null)
            {
                throw JournalErrors.NotPrepared(session.Place);
            }

            session.Resume(folder, store => SchemaDocumentJson.Read(
                store.Connection.QuerySingle<string>(LoadJournalSql.Description), session.Place));
        }
        catch
        {
            folder.Dispose();
            throw;
        }

        IsOpen = true;
        foreach (var relation in session.Work!.Relations.ToArray())
        {
            session.Work.Set(LoadOrder.Restore(Store, relation, isAlone, cancellationToken));
        }

        return true;
    }

    private static LoadProgress? Query(DuckDbStore store)
    {
        if (store.QueryNumber(LoadJournalSql.Exists, CancellationToken.None) == 0)
        {
            return null;
        }

        var head = store.Connection.QuerySingle<(string RunKey, int? PartitionCount, int ChangesApplied, string Description)>(
            LoadJournalSql.Read);
        var document = SchemaDocumentJson.Read(head.Description, "The journal");
        var partitions = store.Connection.Query<(int Partition, int NextBlock, bool IsComplete)>(LoadJournalSql.ReadPartitions);
        var tables = store.Connection.Query<(int Partition, string Name, int NextBlock, long Rows, long EdgeCases)>(
            LoadJournalSql.ReadTables);
        return new LoadProgress(
            document.Run!,
            head.RunKey,
            head.PartitionCount,
            head.ChangesApplied,
            [.. partitions.Select(row => new PartitionProgress(row.Partition, row.NextBlock, row.IsComplete))],
            [.. tables.Select(row => new TableProgress(row.Partition, row.Name, row.NextBlock, row.Rows, row.EdgeCases))]);
    }

    private async Task<T> InTurnAsync<T>(Func<T> action, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(action, cancellationToken);
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Writing("Keeping the journal", error);
        }
        finally
        {
            turn.Release();
        }
    }
}
