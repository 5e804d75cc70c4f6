using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>The comments of a table, its columns and its indexes. Pure.</summary>
internal static class CommentRenderer
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static IReadOnlyList<string> Comment(Table table)
    {
        var name = Dialect.Table(table.Name);
        var columns = table.Columns.Select(column => Comment("COLUMN", $"{name}.{Dialect.Identifier(column.Name)}", column.Comment));
        var indexes =
            table.Indexes.Select(index => Comment("INDEX", Dialect.Table(new TableName(table.Name.Schema, index.Name)), index.Comment));
        return [.. columns.Concat(indexes).Prepend(Comment("TABLE", name, table.Comment)).OfType<string>()];
    }

    private static string? Comment(string kind, string name, string? text) =>
        text is null ? null : $"COMMENT ON {kind} {name} IS {Dialect.Literal(text)}";
}
