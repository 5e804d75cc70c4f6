using DuckDB.NET.Native;
using Synth.Schema;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>
/// Appends chunks of rows to a table of the attached database, column by column. What it appended counts once it is flushed.
/// </summary>
internal sealed class ChunkAppender : IDisposable
{
    /// <summary>The most rows of a chunk.</summary>
    public const int ChunkRows = 2048;

    private readonly DuckDBAppender appender;
    private readonly DuckDBLogicalType[] types;
    private readonly DuckDBDataChunk chunk;

    /// <exception cref="LoadException">DuckDB does not know the table.</exception>
    public ChunkAppender(DuckDbStore store, TableName relation)
    {
        var state = NativeMethods.Appender.DuckDBAppenderCreateExt(
            store.Connection.NativeConnection, DuckDbStore.Attachment, relation.Schema
                ?? DuckDbStore.MainSchema, relation.Name, out appender);
        if (state != DuckDBState.Success)
        {
            appender.Dispose();
            throw new LoadException($"DuckDB takes no rows for its table {relation}. The target is not published.");
        }

        types = [.. Enumerable.Range(0, (int)NativeMethods.Appender.DuckDBAppenderColumnCount(appender))
            .Select(i => NativeMethods.Appender.DuckDBAppenderColumnType(appender, (ulong)i))];
        chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Length);
    }

    /// <summary>The column of the chunk that is being filled.</summary>
    public ChunkVector this[int column] => new(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column));

    /// <summary>Empties the chunk for new rows.</summary>
    public void Reset() => NativeMethods.DataChunks.DuckDBDataChunkReset(chunk);

    /// <summary>Appends the first rows of the chunk.</summary>
    /// <returns>Whether DuckDB took them.</returns>
    public bool TryAppend(int rowCount)
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(chunk, (ulong)rowCount);
        return NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk) == DuckDBState.Success;
    }

    /// <summary>Hands all rows to the table.</summary>
    /// <returns>Whether DuckDB took them.</returns>
    public bool TryFlush() => NativeMethods.Appender.DuckDBAppenderFlush(appender) == DuckDBState.Success;

    /// <summary>Why DuckDB did not take rows.</summary>
    public ChunkQueryException FindFailure()
    {
        using var data = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        var error = NativeMethods.ErrorData.DuckDBErrorDataErrorType(data);
        return new ChunkQueryException(error, FileErrors.IsFullDisk(error, data.Message ?? ""));
    }

    /// <summary>Forgets the rows that were not flushed.</summary>
    public void Clear() => NativeMethods.Appender.DuckDBAppenderClear(appender);

    /// <inheritdoc/>
    public void Dispose()
    {
        chunk.Dispose();
        foreach (var type in types)
        {
            type.Dispose();
        }

        appender.Dispose();
    }
}
