using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Loading;

/// <summary>
/// Loads each batch in a transaction of its own: by LOAD DATA LOCAL from memory where the server takes it, else by INSERT with many rows.
/// </summary>
internal sealed class TableLoader(ConnectionPool<MySqlConnection> pool, ServerFacts facts) : ITableLoader
{
    // Statements of this size cost the server little more per row than larger ones.
    private const int StatementBytes = 512 * 1024;

    public async Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columnNames);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.RowCount == 0)
        {
            return;
        }

        await using var lease = await pool.LeaseAsync(cancellationToken);
        try
        {
            await using var transaction = await lease.Connection.BeginTransactionAsync(cancellationToken);
            await SendAsync(lease.Connection, transaction, table, columnNames, batch, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            lease.Complete();
        }
        catch (MySqlException exception)
        {
            // The connection is closed, and with it ends the transaction.
            throw LoadErrors.Explain(table, batch.RowCount, exception);
        }
    }

    /// <summary>Sends a batch within a transaction: one of the driver's, or one that a statement began.</summary>
    /// <exception cref="MySqlException">The server refused it.</exception>
    /// <exception cref="LoadException">A value does not fit, or the server left out rows.</exception>
    internal async Task SendAsync(
        MySqlConnection connection,
        MySqlTransaction? transaction,
        Table table,
        ValueList<string> columnNames,
        RecordBatch batch,
        CancellationToken cancellationToken)
    {
        Column[] columns = [.. columnNames.Select(name => table.Columns[table.IndexOf(name)])];
        var encoder = new RowEncoder(columns, batch);
        await (facts.TakesLocalFiles
            ? SendFileAsync(connection, transaction, table, encoder, batch, cancellationToken)
            : SendStatementsAsync(connection, transaction, table, columns, encoder, batch, cancellationToken));
        if (encoder.Refused is { } column)
        {
            throw LoadErrors.ExplainValue(table, column);
        }
    }

    private static async Task SendFileAsync(
        MySqlConnection connection,
        MySqlTransaction? transaction,
        Table table,
        RowEncoder encoder,
        RecordBatch batch,
        CancellationToken cancellationToken)
    {
        await using var stream = new BatchStream(encoder, batch);
        var loader = new MySqlBulkLoader(connection)
        {
            TableName = MySqlDialect.Instance.Table(table.Name),
            SourceStream = stream,
            Local = true,
            CharacterSet = "utf8mb4",
            FieldTerminator = "\t",
            LineTerminator = "\n",
            EscapeCharacter = '\\',
            Timeout = 0,
        };
        var (names, conversions) = encoder.Describe();
        loader.Columns.AddRange(names);
        loader.Expressions.AddRange(conversions);
        var count = await loader.LoadAsync(cancellationToken);

        // LOAD DATA LOCAL has no errors: it leaves out rows and bends values, and warns.
        await using var command = new MySqlCommand("SHOW WARNINGS LIMIT 1", connection, transaction);
        await using var warnings = await command.ExecuteReaderAsync(cancellationToken);
        if (await warnings.ReadAsync(cancellationToken))
        {
            throw LoadErrors.Explain(table, batch.RowCount, Convert.ToInt32(warnings.GetValue(1), null), warnings.GetString(2));
        }

        if (count != batch.RowCount && encoder.Refused is null)
        {
            throw LoadErrors.ExplainCount(table, batch.RowCount, count);
        }
    }

    private async Task SendStatementsAsync(
        MySqlConnection connection,
        MySqlTransaction? transaction,
        Table table,
        Column[] columns,
        RowEncoder encoder,
        RecordBatch batch,
        CancellationToken cancellationToken)
    {
        using var statements =
            new InsertStatements(table, columns, encoder, batch, (int)Math.Min(StatementBytes, facts.MaxPacketBytes / 2));
        while (statements.Next() is { } sql)
        {
            await using var command = new MySqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
