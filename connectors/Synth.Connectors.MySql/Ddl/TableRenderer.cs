using Synth.Connectors.MySql.Ddl.Translation;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>CREATE TABLE with its keys and checks; foreign keys and indexes that are no keys come after the load. Pure.</summary>
internal static class TableRenderer
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    public static string Create(Table table)
    {
        IEnumerable<string> parts =
        [
            .. table.Columns.Select(RenderColumn),
            .. table.PrimaryKey is { } key ? [$"PRIMARY KEY ({Dialect.Identifiers(key.Columns)})"] : Array.Empty<string>(),
            .. table.UniqueConstraints.Select(unique =>
                $"UNIQUE KEY {Dialect.Identifier(unique.Name!)} ({Dialect.Identifiers(unique.Columns)})"),
            .. table.Indexes.Where(TableParts.IsEarly).Select(IndexRenderer.Clause),
            .. table.Checks.Select(check => $"{Named(check.Name)}CHECK ({check.Sql})"),
        ];
        return $"CREATE TABLE {Dialect.Table(table.Name)} (\n  {string.Join(",\n  ", parts)}\n) ENGINE=InnoDB{Comment(table.Comment)}";
    }

    /// <summary>A comment clause with a blank before it; nothing for no comment.</summary>
    public static string Comment(string? comment) => comment is null ? "" : $" COMMENT {Dialect.Literal(comment)}";

    /// <summary>The name of a constraint as it precedes it; nothing for no name.</summary>
    public static string Named(string? name) => name is null ? "" : $"CONSTRAINT {Dialect.Identifier(name)} ";

    private static string RenderColumn(Column column)
    {
        IEnumerable<string?> parts =
        [
            Dialect.Identifier(column.Name),
            column.NativeType,
            column.Collation is null ? null : $"COLLATE {column.Collation}",
            column.Generated is null ? null
                : $"GENERATED ALWAYS AS ({column.Generated.Sql}) {(column.Generated.IsStored ? "STORED" : "VIRTUAL")}",
            column.IsNullable ? NullClause(column) : column.Generated is null ? "NOT NULL" : null,
            RenderDefault(column),
            column.Options.FirstOrDefault(SharedTypes.IsOnUpdate),
            column.Options.FirstOrDefault(option => !SharedTypes.IsOnUpdate(option)),
            column.Identity is null ? null : "AUTO_INCREMENT",
        ];
        return $"{string.Join(' ', parts.OfType<string>())}{Comment(column.Comment)}";
    }

    // Only a timestamp is NOT NULL by itself; a computed column cannot say so everywhere.
    private static string? NullClause(Column column) => column.Generated is null ? "NULL" : null;

    private static string? RenderDefault(Column column) => column.Default switch
    {
        null => null,
        LiteralDefault { Text: null } => "DEFAULT NULL",
        LiteralDefault { IsQuoted: true } literal => $"DEFAULT {Dialect.Literal(literal.Text)}",
        LiteralDefault literal => $"DEFAULT {literal.Text}",
        ExpressionDefault { Sql: var sql } when IsClock(sql) => $"DEFAULT {sql}",
        ExpressionDefault { Sql: var sql } => $"DEFAULT ({sql})",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Default, "A case of DefaultValue without SQL."),
    };

    // The one expression that every version takes as a default, and the older ones only without brackets.
    private static bool IsClock(string sql) => sql.StartsWith("current_timestamp", StringComparison.OrdinalIgnoreCase);
}
