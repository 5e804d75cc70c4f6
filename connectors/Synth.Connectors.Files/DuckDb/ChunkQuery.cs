using DuckDB.NET.Native;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>A query whose rows come in chunks while it runs, so that memory does not grow with their number.</summary>
internal sealed class ChunkQuery : IDisposable
{
    private readonly DuckDBPreparedStatement statement;
    private DuckDBResult result;
    private bool hasResult;

    /// <exception cref="ChunkQueryException">DuckDB refuses the query.</exception>
    public ChunkQuery(DuckDbStore store, string sql)
    {
        if (NativeMethods.PreparedStatements.DuckDBPrepare(store.Connection.NativeConnection, sql, out statement) != DuckDBState.Success)
        {
            statement.Dispose();
            throw new ChunkQueryException(DuckDBErrorType.Binder);
        }

        hasResult = true;
        if (NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result) != DuckDBState.Success)
        {
            var error = NativeMethods.Query.DuckDBResultErrorType(ref result);
            Dispose();
            throw new ChunkQueryException(error);
        }
    }

    /// <summary>The name of the type of a column, as far as it is one of DuckDB's plain types.</summary>
    public DuckDBType TypeOf(int column) => NativeMethods.Query.DuckDBColumnType(ref result, column);

    /// <summary>The next rows; null after the last ones. The caller disposes them.</summary>
    /// <exception cref="ChunkQueryException">The query failed on the way.</exception>
    public DuckDBDataChunk? Fetch()
    {
        var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
        if (!chunk.IsInvalid)
        {
            return chunk;
        }

        chunk.Dispose();
        var error = NativeMethods.Query.DuckDBResultErrorType(ref result);
        return error == DuckDBErrorType.Invalid ? null : throw new ChunkQueryException(error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (hasResult)
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
            hasResult = false;
        }

        statement.Dispose();
    }
}
