using Synth.Connectors.Files.DuckDb;

namespace Synth.Connectors.Files.Storage;

/// <summary>Compares a file that was written with the rows that it was made of.</summary>
internal static class ReadBack
{
    /// <summary>Compares the numbers of rows and the sums of their hashes, which do not depend on the order.</summary>
    /// <param name="store">The instance of DuckDB.</param>
    /// <param name="loaded">The rows.</param>
    /// <param name="from">What stands behind FROM to read the file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IntegrityCheck Compare(DuckDbStore store, Relation loaded, string from, CancellationToken cancellationToken)
    {
        var hash = $"hash({string.Join(", ", loaded.Table.Columns.Select(column => DuckDbDialect.Instance.Identifier(column.StoredAs)))})";
        var violations = store.QueryNumber(
            $"""
            WITH loaded AS (SELECT count(*) AS rows, coalesce(sum({hash}), 0) AS hashes FROM {loaded.From}),
                 written AS (SELECT count(*) AS rows, coalesce(sum({hash}), 0) AS hashes FROM {from})
            SELECT greatest(abs(loaded.rows - written.rows), CASE WHEN loaded.hashes = written.hashes THEN 0 ELSE 1 END) FROM loaded, written
            """,
            cancellationToken);
        return new IntegrityCheck(IntegrityCheckKind.Engine, loaded.Table.Name, "the file reads back as it was loaded", violations);
    }
}
