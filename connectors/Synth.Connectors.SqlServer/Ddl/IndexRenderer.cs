using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>CREATE INDEX. Pure.</summary>
internal static class IndexRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static IReadOnlyList<string> Create(TableName table, Synth.Schema.Index index)
    {
        var create = index.Definition
            ?? $"CREATE {Kind(index)}INDEX {Dialect.Identifier(index.Name)} ON {Dialect.Table(table)} ({Keys(index)})"
            + (index.IncludedColumns.Count == 0 ? "" : $" INCLUDE ({Dialect.Identifiers(index.IncludedColumns)})")
            + (index.Filter is null ? "" : $" WHERE {index.Filter}")
            + IndexOptions.Clauses(index.Options);
        return [create, .. Disable(table, index.Name, index.Options)];
    }

    /// <summary>An index within the definition of a table type.</summary>
    public static string Inline(Synth.Schema.Index index) =>
        $"INDEX {Dialect.Identifier(index.Name)} {Kind(index)}({Keys(index)})";

    /// <summary>The statement that switches an index off, where it is to be off.</summary>
    public static IEnumerable<string> Disable(TableName table, string? name, ValueList<string> options) =>
        name is not null && options.Contains(IndexOptions.Disabled)
            ? [$"ALTER INDEX {Dialect.Identifier(name)} ON {Dialect.Table(table)} DISABLE"]
            : [];

    private static string Kind(Synth.Schema.Index index) =>
        (index.IsUnique ? "UNIQUE " : "") + (index.Options.Contains(IndexOptions.Clustered) ? "CLUSTERED " : "NONCLUSTERED ");

    private static string Keys(Synth.Schema.Index index) =>
        string.Join(", ", index.Keys.Select(key => $"{Dialect.Identifier(key.Column!)}{(key.IsDescending ? " DESC" : "")}"));
}
