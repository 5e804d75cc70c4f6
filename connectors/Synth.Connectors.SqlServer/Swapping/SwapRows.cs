using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>A row of <see cref="SwapSql.Bindings"/>: something that leads to an object by its identity rather than by its name.</summary>
internal sealed record BindingRow
{
    public required string Kind { get; init; }

    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public required string ReferencedSchema { get; init; }

    public required string ReferencedName { get; init; }

    public TableName From => new(SchemaName, Name);

    public TableName To => new(ReferencedSchema, ReferencedName);
}

/// <summary>A row of <see cref="SwapSql.SequenceDefaults"/>.</summary>
internal sealed record SequenceDefaultRow
{
    public required string SchemaName { get; init; }

    public required string TableName { get; init; }

    public required string ColumnName { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public bool IsSystemNamed { get; init; }

    public TableName Table => new(SchemaName, TableName);

    /// <summary>The default as something that is made and removed by statements.</summary>
    public CodeObject ToCode()
    {
        var dialect = SqlServerDialect.Instance;
        var alter = $"ALTER TABLE {dialect.Table(Table)}";
        return new CodeObject(
            [$"{alter} ADD {(IsSystemNamed ? "" : $"CONSTRAINT {dialect.Identifier(Name)} ")}DEFAULT {Definition} FOR "
                + $"{dialect.Identifier(ColumnName)}"],
            $"{alter} DROP CONSTRAINT {dialect.Identifier(Name)}");
    }
}

/// <summary>A row of <see cref="SwapSql.Grants"/>: a permission on an object, or on one of its columns.</summary>
internal sealed record GrantRow
{
    private const string WithGrantOption = "GRANT_WITH_GRANT_OPTION";

    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public string? ColumnName { get; init; }

    public required string Permission { get; init; }

    public required string State { get; init; }

    public required string Grantee { get; init; }

    public TableName Object => new(SchemaName, Name);

    /// <summary>The statement that gives or denies it again, where the object and its column are still there.</summary>
    public string Repeat()
    {
        var dialect = SqlServerDialect.Instance;
        var name = dialect.Literal(dialect.Table(Object));
        var column = ColumnName is null ? "" : $" ({dialect.Identifier(ColumnName)})";
        var isThere = ColumnName is null ? "" : $" AND COL_LENGTH({name}, {dialect.Literal(ColumnName)}) IS NOT NULL";
        return $"IF OBJECT_ID({name}) IS NOT NULL{isThere} {(State == "DENY" ? "DENY" : "GRANT")} {Permission} ON "
            + $"OBJECT::{dialect.Table(Object)}{column} "
            + $"TO {dialect.Identifier(Grantee)}{(State == WithGrantOption ? " WITH GRANT OPTION" : "")}";
    }
}
