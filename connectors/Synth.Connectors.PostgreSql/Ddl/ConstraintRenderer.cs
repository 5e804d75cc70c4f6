using Synth.Connectors.PostgreSql.Catalog;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Constraints as they follow ADD in ALTER TABLE. Pure.</summary>
internal static class ConstraintRenderer
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    public static string PrimaryKey(PrimaryKey key) =>
        $"{Named(key.Name)}PRIMARY KEY ({Dialect.Identifiers(key.Columns)}){Include(key.IncludedColumns)}{Describe(key.Deferrability)}";

    public static string Unique(UniqueConstraint constraint) =>
        $"{Named(constraint.Name)}UNIQUE {(constraint.NullsAreDistinct ? "" : "NULLS NOT DISTINCT ")}"
        + $"({Dialect.Identifiers(constraint.Columns)})"
        + Include(constraint.IncludedColumns)
        + Describe(constraint.Deferrability);

    public static string Check(CheckConstraint check) =>
        $"{Named(check.Name)}CHECK ({check.Sql}){string.Concat(check.Options.Select(option => $" {option}"))}"
        + $"{(check.IsValidated ? "" : " NOT VALID")}";

    public static string ForeignKey(ForeignKey key) =>
        $"{Named(key.Name)}FOREIGN KEY ({Dialect.Identifiers(key.ReferencingColumns)}) "
        + $"REFERENCES {Dialect.Table(key.ReferencedTable)} ({Dialect.Identifiers(key.ReferencedColumns)})"
        + (key.IsMatchFull ? " MATCH FULL" : "")
        + Describe("UPDATE", key.OnUpdate)
        + Describe("DELETE", key.OnDelete)
        + DeletedColumns(key)
        + Describe(key.Deferrability)
        + (key.IsValidated ? "" : " NOT VALID");

    private static string Include(ValueList<string> columns) => columns.Count == 0 ? "" : $" INCLUDE ({Dialect.Identifiers(columns)})";

    private static string DeletedColumns(ForeignKey key)
    {
        var columns = key.Options
            .Where(option => option.StartsWith(ConstraintAssembler.DeletedColumn, StringComparison.Ordinal))
            .Select(option => option[ConstraintAssembler.DeletedColumn.Length..])
            .ToArray();
        return columns.Length == 0 ? "" : $" ({Dialect.Identifiers(columns)})";
    }

    private static string Named(string? name) => name is null ? "" : $"CONSTRAINT {Dialect.Identifier(name)} ";

    private static string Describe(string happening, ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "",
        ReferentialAction.Restrict => $" ON {happening} RESTRICT",
        ReferentialAction.Cascade => $" ON {happening} CASCADE",
        ReferentialAction.SetNull => $" ON {happening} SET NULL",
        ReferentialAction.SetDefault => $" ON {happening} SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
    };

    private static string Describe(Deferrability deferrability) => deferrability switch
    {
        Deferrability.NotDeferrable => "",
        Deferrability.InitiallyImmediate => " DEFERRABLE",
        Deferrability.InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        _ => throw new ArgumentOutOfRangeException(nameof(deferrability), deferrability, "Unknown deferrability."),
    };
}
