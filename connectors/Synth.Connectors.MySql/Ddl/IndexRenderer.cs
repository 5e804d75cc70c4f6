using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Indexes as they stand in CREATE TABLE and follow ADD in ALTER TABLE. Pure.</summary>
internal static class IndexRenderer
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    /// <summary>The server's own clause where there is one, else one from the neutral description.</summary>
    public static string Clause(Synth.Schema.Index index) =>
        index.Definition
        ?? $"{KindOf(index)}KEY {Dialect.Identifier(index.Name)} "
            + $"({string.Join(", ", index.Keys.Select(RenderKey))}){TableRenderer.Comment(index.Comment)}";

    private static string KindOf(Synth.Schema.Index index) =>
        index.IsUnique ? "UNIQUE "
        : index.Method is "fulltext" or "spatial" ? $"{index.Method.ToUpperInvariant()} "
        : "";

    private static string RenderKey(IndexKey key)
    {
        var name = key.Column is null ? $"({key.Expression})" : Dialect.Identifier(key.Column);
        var prefix = key.PrefixLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"({length})") : "";
        return $"{name}{prefix}{(key.IsDescending ? " DESC" : "")}";
    }
}
