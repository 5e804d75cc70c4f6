using Npgsql;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>A running binary COPY, read batch by batch. Disposing it before its end cancels the COPY.</summary>
internal sealed class CopyRows : IAsyncDisposable
{
    private readonly NpgsqlRawCopyStream stream;
    private readonly ValueList<ColumnLayout> layout;
    private readonly RowDecoder decoder;
    private readonly CopyBuffer buffer = new();

    private CopyRows(NpgsqlRawCopyStream stream, ValueList<ColumnLayout> layout, RowDecoder decoder)
    {
        this.stream = stream;
        this.layout = layout;
        this.decoder = decoder;
    }

    public static async Task<CopyRows> OpenAsync(
        NpgsqlConnection connection, string sql, ValueList<ColumnLayout> layout, RowDecoder decoder, CancellationToken cancellationToken)
    {
        var rows = new CopyRows(await connection.BeginRawBinaryCopyAsync(sql, cancellationToken), layout, decoder);
        await rows.SkipHeaderAsync(cancellationToken);
        return rows;
    }

    /// <summary>The next rows; null at the end.</summary>
    public async Task<RecordBatch?> ReadBatchAsync(int batchSize, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var batch = RecordBatch.Create(layout, batchSize);
        try
        {
            var vectors = batch.Columns.ToArray();
            while (batch.HasRoom(batchSize) && !decoder.IsAtEnd)
            {
                buffer.Skip(decoder.Decode(buffer.Unread, vectors, batchSize));
                if (batch.HasRoom(batchSize) && !decoder.IsAtEnd && !await buffer.FillAsync(stream, cancellationToken))
                {
                    throw new ReadException("The server ended a COPY in the middle of a row.");
                }
            }
        }
        catch
        {
            batch.Dispose();
            throw;
        }

        if (batch.RowCount > 0)
        {
            return batch;
        }

        batch.Dispose();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        buffer.Dispose();
    }

    private async Task SkipHeaderAsync(CancellationToken cancellationToken)
    {
        while (buffer.Unread.Length < CopyFormat.Header.Length)
        {
            if (!await buffer.FillAsync(stream, cancellationToken))
            {
                throw new ReadException("The server sent no COPY header.");
            }
        }

        buffer.Skip(CopyFormat.Header.Length);
    }
}
