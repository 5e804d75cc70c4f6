using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Loading;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The tables <c>synth.journal</c>, <c>synth.progress</c> and <c>synth.change</c>. A batch and what is noted of it are one transaction. The
/// note comes last, so that its row is locked for a moment only: of two sessions that load the same block the second to note it is refused.
/// </summary>
/// <param name="session">The session that it is of.</param>
/// <param name="control">The connection that holds the target's lock.</param>
/// <param name="loader">Loads the rows.</param>
internal sealed class LoadJournal(TargetSession session, SqlConnection control, TableLoader loader) : ILoadJournal
{
    private const int KeyIsThere = 2627;

    public Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken) => session.GuardedAsync(
        async () =>
        {
            var contents = await session.DescribeContentsAsync(cancellationToken);
            return contents is { Marker: { } marker, IsUnfinished: true } && await IsThereAsync(control, cancellationToken)
                ? await ReadAsync(marker, cancellationToken)
                : null;
        },
        cancellationToken);

    public Task OpenAsync(string runKey, CancellationToken cancellationToken) => session.GuardedAsync(
        async () =>
        {
            await control.ExecuteAsync(Command(LoadJournalSql.Create, cancellationToken, new { RunKey = runKey }));
            session.Keep();
        },
        cancellationToken);

    public Task JoinAsync(bool isAlone, CancellationToken cancellationToken) => session.JoinAsync(isAlone, cancellationToken);

    public Task DivideAsync(int partitionCount, CancellationToken cancellationToken) => session.GuardedAsync(
        async () =>
        {
            if (await control.ExecuteAsync(Command(LoadJournalSql.Divide, cancellationToken, new { Count = partitionCount })) != 1)
            {
                throw JournalErrors.OtherDivision();
            }
        },
        cancellationToken);

    public Task LoadAsync(
        Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(entry);
        return loader.LoadAsync(
            table, columnNames, batch, transaction => NoteAsync(transaction, table, batch.RowCount, entry, cancellationToken),
            cancellationToken);
    }

    public Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken) => session.GuardedAsync(
        async () =>
        {
            var note = ParametersOf(partition, table: "", nextBlock, isComplete, rowCount: 0, edgeCases: 0);
            if (await control.ExecuteAsync(Command(LoadJournalSql.NotePartition, cancellationToken, note)) == 0)
            {
                await TryBeginAsync(control, note, transaction: null, cancellationToken);
            }
        },
        cancellationToken);

    public Task NoteChangesAsync(int count, CancellationToken cancellationToken) => session.GuardedAsync(
        async () =>
        {
            var notes = await ChangeNotes.ReadAsync(control, cancellationToken);
            for (var number = 0; number < count; number++)
            {
                await notes.NoteAsync(number, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Whether a target has a journal.</summary>
    public static async Task<bool> IsThereAsync(SqlConnection connection, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<int>(Command(LoadJournalSql.Exists, cancellationToken)) > 0;

    private async Task<LoadProgress> ReadAsync(RunMarker marker, CancellationToken cancellationToken)
    {
        var head = await control.QuerySingleAsync<JournalRow>(Command(LoadJournalSql.Read, cancellationToken));
        var changes = await ChangeNotes.ReadAsync(control, cancellationToken);
        var entries = (await control.QueryAsync<JournalEntry>(Command(LoadJournalSql.ReadProgress, cancellationToken))).AsList();
        return new LoadProgress(
            marker,
            head.RunKey,
            head.PartitionCount,
            changes.Count,
            [.. entries.Where(entry => !entry.IsOfTable)
                .Select(entry => new PartitionProgress(entry.PartitionNumber, entry.NextBlock, entry.IsComplete))],
            [.. entries.Where(entry => entry.IsOfTable)
                .Select(entry => new TableProgress(
                    entry.PartitionNumber, entry.Name, entry.NextBlock, entry.TotalRows, entry.EdgeCases))]);
    }

    private static async Task NoteAsync(
        SqlTransaction transaction, Table table, int rowCount, LoadEntry entry, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var note = ParametersOf(entry.Partition, table.Name.ToString(), entry.Block + 1, isComplete: false, rowCount, entry.EdgeCases);
        var update = new CommandDefinition(LoadJournalSql.NoteTable, note, transaction, cancellationToken: cancellationToken);
        if (await connection.ExecuteAsync(update) == 0 && !await TryBeginAsync(connection, note, transaction, cancellationToken))
        {
            throw JournalErrors.AlreadyLoaded(table.Name, entry);
        }
    }

    // A key that is there breaks this statement alone.
    private static async Task<bool> TryBeginAsync(
        SqlConnection connection, DynamicParameters note, SqlTransaction? transaction, CancellationToken cancellationToken)
    {
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(LoadJournalSql.Begin, note, transaction, cancellationToken: cancellationToken));
            return true;
        }
        catch (SqlException exception) when (exception.Number == KeyIsThere)
        {
            return false;
        }
    }

    private static DynamicParameters ParametersOf(
        int partition, string table, int nextBlock, bool isComplete, long rowCount, long edgeCases)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Partition", partition);
        parameters.Add("Name", table, DbType.String);
        parameters.Add("NextBlock", nextBlock);
        parameters.Add("IsComplete", isComplete);
        parameters.Add("Rows", rowCount);
        parameters.Add("EdgeCases", edgeCases);
        return parameters;
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        new(sql, parameters, cancellationToken: cancellationToken);

    private sealed record JournalRow
    {
        public required string RunKey { get; init; }

        public int? PartitionCount { get; init; }
    }
}
