using DuckDB.NET.Data;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;
using Synth.Connectors.Files.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Loading;

/// <summary>
/// Appends batches to tables of the attached database, each in a transaction of its own. A value that a column's type has no form for
/// (a zero date, a decimal that is not a number, a seventh digit of a second beyond 2262) makes the column one of texts.
/// </summary>
internal sealed class FileTableLoader(Func<FileDatabase?> database) : ITableLoader
{
    /// <inheritdoc/>
    public Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        var open = database() ?? throw new InvalidOperationException("The run has not begun.");
        return Task.Run(() => Load(open, table, columnNames, batch, note: null), cancellationToken);
    }

    /// <summary>Loads a batch, and notes it in the same transaction.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columnNames">The column for each column of the batch.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="note">Is given the table as it was before the batch.</param>
    public void Load(Table table, ValueList<string> columnNames, RecordBatch batch, Action<Relation> note) =>
        Load(database() ?? throw new InvalidOperationException("The run has not begun."), table, columnNames, batch, note);

    private static void Load(FileDatabase open, Table table, ValueList<string> columnNames, RecordBatch batch, Action<Relation>? note)
    {
        var relation = open.Find(table.Name);
        var sources = relation.Table.Columns.Select(column => IndexOf(columnNames, column.Name)).ToArray();
        RefuseNulls(table, relation.Table, sources, batch);
        try
        {
            while (TryAppend(open.Store, relation, sources, batch, note) is { } unfit)
            {
                relation = BecomeText(open, relation, unfit);
            }
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Loading(table.Name, error);
        }

        open.Set(relation with
        {
            Table = relation.Table with
            {
                RowCount = relation.Table.RowCount + batch.RowCount,
                LongestLineBytes = Math.Max(relation.Table.LongestLineBytes, LineLength.Bound(batch)),
            },
        });
    }

    /// <summary>Appends all of the batch, or nothing of it.</summary>
    /// <returns>The position of a column that cannot hold one of its values; null when all is there.</returns>
    private static int? TryAppend(DuckDbStore store, Relation relation, int[] sources, RecordBatch batch, Action<Relation>? note)
    {
        var table = relation.Table;
        var encoders = table.Columns.Select((column, i) => sources[i] < 0
            ? null
            : ColumnEncoders.Find(batch.Layout[sources[i]], column.Type)).ToArray();
        for (var i = 0; i < encoders.Length; i++)
        {
            if (encoders[i] is null && sources[i] >= 0)
            {
                return i;
            }
        }

        store.Execute("BEGIN");
        using var appender = new ChunkAppender(store, table.StoredAs);
        for (var start = 0; start < batch.RowCount; start += ChunkAppender.ChunkRows)
        {
            var count = Math.Min(ChunkAppender.ChunkRows, batch.RowCount - start);
            if (Fill(appender, encoders, sources, batch, start, count) is { } unfit)
            {
                Undo(store, appender);
                return unfit;
            }

            if (!appender.TryAppend(count))
            {
                var failure = appender.FindFailure();
                Undo(store, appender);
                throw failure;
            }
        }

        if (!appender.TryFlush())
        {
            var failure = appender.FindFailure();
            Undo(store, appender);
            throw failure;
        }

        try
        {
            note?.Invoke(relation);
        }
        catch
        {
            Undo(store, appender);
            throw;
        }

        store.Execute("COMMIT");
        return null;
    }

    private static int? Fill(ChunkAppender appender, ColumnEncoder?[] encoders, int[] sources, RecordBatch batch, int start, int count)
    {
        appender.Reset();
        for (var i = 0; i < encoders.Length; i++)
        {
            if (encoders[i] is not { } encoder)
            {
                appender[i].SetNulls(Enumerable.Repeat(true, count).ToArray());
            }
            else if (!encoder.TryEncode(batch.Columns[sources[i]], start, count, appender[i]))
            {
                return i;
            }
        }

        return null;
    }

    private static void Undo(DuckDbStore store, ChunkAppender appender)
    {
        appender.Clear();
        try
        {
            store.Execute("ROLLBACK");
        }
        catch (DuckDBException)
        {
            // DuckDB has ended the transaction itself.
        }
    }

    private static Relation BecomeText(FileDatabase open, Relation relation, int position)
    {
        var column = relation.Table.Columns[position];
        if (column.Type.Kind is not (StoredKind.Decimal or StoredKind.Date or StoredKind.Time
            or StoredKind.Timestamp or StoredKind.TimestampNanoseconds or StoredKind.Instant))
        {
            throw new LoadException(
                $"Loading a batch into table {relation.Table.Name} failed (a value of column {column.Name} does not fit its type). None "
                + $"of the batch is there.");
        }

        open.Store.Execute(
            $"ALTER TABLE {relation.From} ALTER COLUMN {DuckDbDialect.Instance.Identifier(column.StoredAs)} SET DATA TYPE "
            + $"{StoredType.Text.Sql}");
        var columns = relation.Table.Columns.Select((other, i) => i == position ? column with { Type = StoredType.Text } : other)
            .ToValueList();
        return relation with { Table = relation.Table with { Columns = columns } };
    }

    private static void RefuseNulls(Table table, StoredTable stored, int[] sources, RecordBatch batch)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            var column = table.FindColumn(stored.Columns[i].Name);
            if (column is { IsNullable: false } && (sources[i] < 0 || batch.Columns[sources[i]].NullCount > 0))
            {
                throw new LoadException(
                    $"Loading a batch into table {table.Name} failed (a value for its NOT NULL column {column.Name} is missing). None of "
                    + $"the batch is there.");
            }
        }
    }

    private static int IndexOf(ValueList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
