using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>CREATE INDEX. Pure.</summary>
internal static class IndexRenderer
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    /// <summary>The server's own statement where there is one, else one from the neutral description.</summary>
    public static string Create(TableName table, Synth.Schema.Index index) =>
        index.Definition
        ?? $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {Dialect.Identifier(index.Name)} ON {Dialect.Table(table)}"
        + (index.Method is null ? "" : $" USING {Dialect.Identifier(index.Method)}")
        + $" ({string.Join(", ", index.Keys.Select(RenderKey))})"
        + (index.IncludedColumns.Count == 0 ? "" : $" INCLUDE ({Dialect.Identifiers(index.IncludedColumns)})")
        + (index.NullsAreDistinct ? "" : " NULLS NOT DISTINCT")
        + (index.Filter is null ? "" : $" WHERE {index.Filter}");

    private static string RenderKey(IndexKey key) =>
        $"{(key.Column is null ? $"({key.Expression})" : Dialect.Identifier(key.Column))}{(key.IsDescending ? " DESC" : "")}";
}
