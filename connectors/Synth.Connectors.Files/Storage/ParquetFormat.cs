using Synth.Connectors.Files.DuckDb;

namespace Synth.Connectors.Files.Storage;

/// <summary>Apache Parquet, compressed by Zstandard. Columns have the types that DuckDB gives them, and are read by name.</summary>
internal sealed class ParquetFormat : ITableFormat
{
    private static readonly DuckDbDialect Dialect = DuckDbDialect.Instance;

    /// <inheritdoc/>
    public string Name => "parquet";

    /// <inheritdoc/>
    public string CopyStatement(Relation relation, string path) =>
        $"COPY (SELECT * FROM {relation.From}) TO {Dialect.Literal(path)} (FORMAT parquet, COMPRESSION zstd)";

    /// <inheritdoc/>
    public string From(StoredTable table, string path) => FromUnknown(path);

    /// <inheritdoc/>
    public string FromUnknown(string path) => $"read_parquet({Dialect.Path(path)})";

    /// <inheritdoc/>
    public string? HeaderQuery(StoredTable table, string path) => null;
}
