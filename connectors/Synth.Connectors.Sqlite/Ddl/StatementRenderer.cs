using Synth.Connectors.Sqlite.Catalog;
using Synth.Connectors.Sqlite.Catalog.Parsing;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Writes CREATE statements from the neutral description, laid out for people, since SQLite keeps the text.</summary>
internal static class StatementRenderer
{
    private static readonly SqliteDialect Dialect = SqliteDialect.Instance;

    public static string Table(Table table)
    {
        IEnumerable<string> parts =
        [
            .. table.Columns.Select(Column),
            .. table.PrimaryKey is { } key ? [PrimaryKey(table, key)] : Array.Empty<string>(),
            .. table.UniqueConstraints.Select(unique => $"{Named(unique.Name)}UNIQUE ({Dialect.Identifiers(unique.Columns)})"),
            .. table.Checks.Select(check => $"{Named(check.Name)}CHECK ({check.Sql})"),
            .. table.ForeignKeys.Select(ForeignKey),
        ];
        var options = table.Options.Count == 0 ? "" : $" {string.Join(", ", table.Options)}";
        return $"CREATE TABLE {Dialect.Table(table.Name)} (\n    {string.Join(",\n    ", parts)}\n){options}";
    }

    public static string Index(TableName table, Synth.Schema.Index index)
    {
        var keys = string.Join(", ",
            index.Keys.Select(key =>
                $"{(key.Column is null ? key.Expression : Dialect.Identifier(key.Column))}{(key.IsDescending ? " DESC" : "")}"));
        var filter = index.Filter is null ? "" : $" WHERE {index.Filter}";
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {Dialect.Identifier(index.Name)} ON {Dialect.Table(table)} "
            + $"({keys}){filter}";
    }

    /// <summary>An object by its own statement; an index of words over another table reads that again.</summary>
    public static IReadOnlyList<string> Object(EngineObject item)
    {
        if (item.Kind != CatalogAssembler.VirtualTableKind || VirtualTableText.Parse(item.Definition).Content is null)
        {
            return [item.Definition];
        }

        var name = Dialect.Identifier(item.Name.Name);
        return [item.Definition, $"INSERT INTO {name} ({name}) VALUES ('rebuild')"];
    }

    private static string Column(Column column)
    {
        IEnumerable<string> parts =
        [
            Dialect.Identifier(column.Name),
            column.NativeType,
            column.IsNullable ? "" : "NOT NULL",
            column.Collation is null ? "" : $"COLLATE {Dialect.Identifier(column.Collation)}",
            column.Default is null ? "" : $"DEFAULT {Default(column.Default)}",
            column.Generated is not { } generated
                ? ""
                : $"GENERATED ALWAYS AS ({generated.Sql}) {(generated.IsStored ? "STORED" : "VIRTUAL")}",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static string Default(DefaultValue value) => value switch
    {
        LiteralDefault { Text: null } => "NULL",
        LiteralDefault { IsQuoted: false, Text: { } text } when IsBare(text) => text,
        LiteralDefault { Text: { } text } => Dialect.Literal(text),
        ExpressionDefault expression => $"({expression.Sql})",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A case of DefaultValue without a form."),
    };

    private static bool IsBare(string text) =>
        SqlTokenizer.Tokenize(text) is [{ Kind: SqlTokenKind.Number }] or [{ Kind: SqlTokenKind.Symbol, Value: "-" or "+" },
        { Kind: SqlTokenKind.Number }]
        || text.Equals("TRUE", StringComparison.OrdinalIgnoreCase) || text.Equals("FALSE", StringComparison.OrdinalIgnoreCase);

    private static string PrimaryKey(Table table, PrimaryKey key)
    {
        var counts = key.Columns.Count == 1 && table.FindColumn(key.Columns[0])?.Identity is not null;
        return $"{Named(key.Name)}PRIMARY KEY ({Dialect.Identifiers(key.Columns)}{(counts ? " AUTOINCREMENT" : "")})";
    }

    private static string ForeignKey(ForeignKey key)
    {
        var timing = key.Deferrability switch
        {
            Deferrability.NotDeferrable => "",
            Deferrability.InitiallyImmediate => " DEFERRABLE INITIALLY IMMEDIATE",
            Deferrability.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
            _ => throw new ArgumentOutOfRangeException(nameof(key), key.Deferrability, "Unknown deferrability."),
        };
        return $"{Named(key.Name)}FOREIGN KEY ({Dialect.Identifiers(key.ReferencingColumns)}) REFERENCES "
            + $"{Dialect.Table(key.ReferencedTable)} "
            + $"({Dialect.Identifiers(key.ReferencedColumns)}){Action("DELETE", key.OnDelete)}{Action("UPDATE", key.OnUpdate)}{timing}";
    }

    private static string Action(string verb, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" ON {verb} RESTRICT",
        ReferentialAction.Cascade => $" ON {verb} CASCADE",
        ReferentialAction.SetNull => $" ON {verb} SET NULL",
        ReferentialAction.SetDefault => $" ON {verb} SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
    };

    private static string Named(string? name) => name is null ? "" : $"CONSTRAINT {Dialect.Identifier(name)} ";
}
