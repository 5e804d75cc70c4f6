using Npgsql;

namespace Synth.Connectors.PostgreSql.Loading;

/// <summary>Opens a COPY to write into.</summary>
internal static class CopyStreams
{
    /// <summary>The raw stream of a COPY in binary or text format.</summary>
    public static async Task<NpgsqlRawCopyStream> OpenAsync(
        NpgsqlConnection connection, string sql, bool isBinary, CancellationToken cancellationToken)
    {
        if (isBinary)
        {
            return await connection.BeginRawBinaryCopyAsync(sql, cancellationToken);
        }

        // The driver wraps a text COPY in a writer of characters; below it is the same raw stream.
        var writer = (StreamWriter)await connection.BeginTextImportAsync(sql, cancellationToken);
        return (NpgsqlRawCopyStream)writer.BaseStream;
    }
}
