using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>What only the text of a CREATE TABLE says; the pragmas say the rest.</summary>
internal sealed record TableText
{
    public static TableText Empty { get; } = new();

    /// <summary>By column, names compared as SQLite does.</summary>
    public Dictionary<string, ColumnText> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string? PrimaryKeyName { get; set; }

    public List<UniqueText> UniqueConstraints { get; } = [];

    /// <summary>In declared order.</summary>
    public List<ForeignKeyText> ForeignKeys { get; } = [];

    public List<CheckConstraint> Checks { get; } = [];
}

/// <summary>What only the text says of a column.</summary>
internal sealed record ColumnText
{
    public string? Collation { get; set; }

    public string? GeneratedSql { get; set; }

    public bool IsAutoIncrement { get; set; }

    /// <summary>Whether the key runs downwards; such an INTEGER PRIMARY KEY is no alias of the row id.</summary>
    public bool IsDescendingKey { get; set; }
}

/// <summary>A unique constraint as written.</summary>
internal sealed record UniqueText(string? Name, ValueList<string> Columns);

/// <summary>A foreign key as written, as far as the pragma is silent.</summary>
internal sealed record ForeignKeyText(string? Name, Deferrability Deferrability);
