using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Constraints as they follow ADD in ALTER TABLE, and the statements that add them. Pure.</summary>
internal static class ConstraintRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static string PrimaryKey(PrimaryKey key)
    {
        var kind = key.Options.Contains(IndexOptions.NonClustered) ? IndexOptions.NonClustered : IndexOptions.Clustered;
        return $"{Named(key.Name)}PRIMARY KEY {kind} ({IndexOptions.Columns(key.Columns, key.Options)}){IndexOptions.Clauses(key.Options)}";
    }

    public static string Unique(UniqueConstraint constraint)
    {
        var kind = constraint.Options.Contains(IndexOptions.Clustered) ? IndexOptions.Clustered : IndexOptions.NonClustered;
        return $"{Named(constraint.Name)}UNIQUE {kind} "
            + $"({IndexOptions.Columns(constraint.Columns, constraint.Options)}){IndexOptions.Clauses(constraint.Options)}";
    }

    public static string Check(CheckConstraint check) => $"{Named(check.Name)}CHECK{NotForReplication(check.Options)} ({check.Sql})";

    public static string ForeignKey(ForeignKey key) =>
        $"{Named(key.Name)}FOREIGN KEY ({Dialect.Identifiers(key.ReferencingColumns)}) "
        + $"REFERENCES {Dialect.Table(key.ReferencedTable)} ({Dialect.Identifiers(key.ReferencedColumns)})"
        + Describe("DELETE", key.OnDelete)
        + Describe("UPDATE", key.OnUpdate)
        + NotForReplication(key.Options);

    public static IReadOnlyList<string> Add(TableName table, PrimaryKey key) =>
        [$"ALTER TABLE {Dialect.Table(table)} ADD {PrimaryKey(key)}", .. IndexRenderer.Disable(table, key.Name, key.Options)];

    public static IReadOnlyList<string> Add(TableName table, UniqueConstraint constraint) =>
        [$"ALTER TABLE {Dialect.Table(table)} ADD {Unique(constraint)}",
            .. IndexRenderer.Disable(table, constraint.Name, constraint.Options)];

    public static IReadOnlyList<string> Add(TableName table, CheckConstraint check) =>
        AddChecked(table, check.Name, Check(check), check.IsValidated, check.IsEnabled);

    public static IReadOnlyList<string> Add(TableName table, ForeignKey key) =>
        AddChecked(table, key.Name, ForeignKey(key), key.IsValidated, key.IsEnabled);

    // WITH CHECK has the engine look at every row, and only then it trusts the constraint.
    private static IReadOnlyList<string> AddChecked(TableName table, string? name, string constraint, bool isTrusted, bool isEnabled)
    {
        var alter = $"ALTER TABLE {Dialect.Table(table)}";
        var add = $"{alter} WITH {(isTrusted ? "CHECK" : "NOCHECK")} ADD {constraint}";
        return isEnabled || name is null ? [add] : [add, $"{alter} NOCHECK CONSTRAINT {Dialect.Identifier(name)}"];
    }

    private static string Named(string? name) => name is null ? "" : $"CONSTRAINT {Dialect.Identifier(name)} ";

    private static string NotForReplication(ValueList<string> options) =>
        options.Contains(ConstraintAssembler.NotForReplication) ? $" {ConstraintAssembler.NotForReplication}" : "";

    // RESTRICT is not in the dialect; NO ACTION refuses at the end of the same statement.
    private static string Describe(string happening, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction or ReferentialAction.Restrict => "",
        ReferentialAction.Cascade => $" ON {happening} CASCADE",
        ReferentialAction.SetNull => $" ON {happening} SET NULL",
        ReferentialAction.SetDefault => $" ON {happening} SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
    };
}
