using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>
/// Loads each batch by one bulk copy of its own, which takes all of it or nothing. Columns whose values the server must make itself
/// (points, places in a tree) go by INSERT, and so does each table whose first bulk load the server or the driver refuses.
/// </summary>
/// <param name="pool">Connections.</param>
/// <param name="staging">Where the run builds.</param>
internal sealed class TableLoader(ConnectionPool<SqlConnection> pool, Staging staging) : ITableLoader
{
    private readonly ConcurrentDictionary<TableName, bool> refused = [];

    public Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.RowCount == 0 ? Task.CompletedTask : LoadAsync(table, columnNames, batch, note: null, cancellationToken);
    }

    /// <summary>Loads a batch, which may be empty, in one transaction with what else there is to do.</summary>
    /// <param name="table">The target's table.</param>
    /// <param name="columnNames">The target's column for each column of the batch, in order.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="note">
    /// What is done when the rows are there; again where the batch has to be sent once more. Nothing where it is null.
    /// </param>
    /// <param name="cancellationToken">Stops it; none of the batch is there then.</param>
    /// <exception cref="LoadException">The engine refused the batch; none of it is there.</exception>
    public async Task LoadAsync(
        Table table,
        ValueList<string> columnNames,
        RecordBatch batch,
        Func<SqlTransaction, Task>? note,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        var load = new BatchLoad(table, [.. columnNames.Select(name => table.Columns[table.IndexOf(name)])], batch, note);
        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await Deadlocks.RetryAsync(() => LoadAsync(lease.Connection, load, cancellationToken), cancellationToken);
            lease.Complete();
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    private async Task LoadAsync(SqlConnection connection, BatchLoad load, CancellationToken cancellationToken)
    {
        if (refused.ContainsKey(load.Table.Name) || IsInserted(load))
        {
            await InsertAsync(connection, load, cancellationToken);
            return;
        }

        try
        {
            await BulkCopyAsync(connection, load, cancellationToken);
        }
        catch (Exception exception) when (IsRefusal(exception)
            && connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            await InsertAsync(connection, load, cancellationToken);
            refused[load.Table.Name] = true;
        }
    }

    // The driver asks for the columns of a table by SELECT *, which has the set of sparse columns in their place.
    private static bool IsInserted(BatchLoad load) => load.Columns.Any(InsertStatement.IsMadeByServer)
        || load.Table.Columns.Any(column => column.Options.Contains(ColumnOptions.ColumnSet));

    // A server that answers the driver's questions about the table in another way than it expects, or that has no bulk load for the login.
    private static bool IsRefusal(Exception exception) =>
        exception is SqlException or InvalidOperationException or ArgumentException
        && !LoadErrors.IsAboutRows(exception)
        && !Deadlocks.IsVictim(exception);

    private async Task InsertAsync(SqlConnection connection, BatchLoad load, CancellationToken cancellationToken)
    {
        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await RowInserter.InsertAsync(
            transaction, load.Table, staging.Of(load.Table.Name), load.Columns, load.Batch, cancellationToken);
        await (load.Note?.Invoke(transaction) ?? Task.CompletedTask);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task BulkCopyAsync(SqlConnection connection, BatchLoad load, CancellationToken cancellationToken)
    {
        if (load.Note is not { } note)
        {
            await BulkCopyAsync(connection, transaction: null, load, cancellationToken);
            return;
        }

        await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
        if (load.Batch.RowCount > 0)
        {
            await BulkCopyAsync(connection, transaction, load, cancellationToken);
        }

        await note(transaction);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task BulkCopyAsync(
        SqlConnection connection, SqlTransaction? transaction, BatchLoad load, CancellationToken cancellationToken)
    {
        const SqlBulkCopyOptions options = SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.KeepNulls | SqlBulkCopyOptions.TableLock;
        await using var rows = new BatchReader(load.Table, load.Columns, load.Batch);
        using var bulk = new SqlBulkCopy(connection, options, transaction)
        {
            DestinationTableName = SqlServerDialect.Instance.Table(staging.Of(load.Table.Name)),
            BulkCopyTimeout = 0,
            BatchSize = 0, // all rows of the batch in one, which is there as a whole or not at all
            EnableStreaming = true,
        };
        for (var i = 0; i < load.Columns.Length; i++)
        {
            bulk.ColumnMappings.Add(i, DestinationName(load.Columns[i].Name));
        }

        await bulk.WriteToServerAsync(rows, cancellationToken);
    }

    /// <summary>A column's name as the driver compares it: it takes one pair of brackets off and knows no doubled ones.</summary>
    internal static string DestinationName(string name) => $"[{name}]";

    /// <summary>A batch, the columns it is for, and what is noted in its transaction; nothing where that is null.</summary>
    private sealed record BatchLoad(Table Table, Column[] Columns, RecordBatch Batch, Func<SqlTransaction, Task>? Note);
}
