using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Foreign keys as they follow ADD in ALTER TABLE. Pure.</summary>
internal static class ForeignKeyRenderer
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    // Both actions are always said: what an engine without one does, and what its catalog calls it, differs among versions.
    public static string Clause(ForeignKey key) =>
        $"{TableRenderer.Named(key.Name)}FOREIGN KEY ({Dialect.Identifiers(key.ReferencingColumns)}) "
        + $"REFERENCES {Dialect.Table(key.ReferencedTable)} ({Dialect.Identifiers(key.ReferencedColumns)}) "
        + $"ON DELETE {Action(key.OnDelete)} ON UPDATE {Action(key.OnUpdate)}";

    private static string Action(ReferentialAction action) => action switch
    {
        ReferentialAction.NoAction => "NO ACTION",
        ReferentialAction.Restrict => "RESTRICT",
        ReferentialAction.Cascade => "CASCADE",
        ReferentialAction.SetNull => "SET NULL",
        ReferentialAction.SetDefault => "SET DEFAULT",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Unknown action."),
    };
}
