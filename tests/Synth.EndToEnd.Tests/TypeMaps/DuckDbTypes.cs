using Synth.Connectors.Files.Catalog;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of DuckDB files without a description, and of folders whose types DuckDB finds.</summary>
internal static class DuckDbTypes
{
    private static readonly string[] Names =
    [
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "DECIMAL(12,2)",
        "DECIMAL(38,10)", "FLOAT", "DOUBLE", "VARCHAR", "BLOB", "DATE", "TIME", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP", "TIMESTAMP_NS",
        "TIMESTAMP WITH TIME ZONE", "INTERVAL", "UUID", "JSON", "ENUM('a', 'b')", "INTEGER[]", "STRUCT(a INTEGER)",
    ];

    public static MappedTypes All { get; } =
        new("DuckDB files", "duckdb", [.. Names.Select(name => MappedTypes.Of(name, NativeTypes.Neutral(name)))]);
}
