using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Foreign keys as they follow ADD in ALTER TABLE. Pure.</summary>
internal static class ForeignKeyRenderer
{
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    public static string Clause(ForeignKey key, ServerVersion version) =>
        $"{TableRenderer.Named(key.Name)}FOREIGN KEY ({Dialect.Identifiers(key.ReferencingColumns)}) "
        + $"REFERENCES {Dialect.Table(key.ReferencedTable)} ({Dialect.Identifiers(key.ReferencedColumns)})"
        + Happening("DELETE", key.OnDelete, version)
        + Happening("UPDATE", key.OnUpdate, version);

    // What a key without an action does is called RESTRICT by some versions, which take the word for NO ACTION when a key is added to a
    // table.
    private static string Happening(string happening, ReferentialAction action, ServerVersion version) =>
        action == ReferentialAction.Restrict && version.RestrictsByDefault ? "" : $" ON {happening} {Action(action)}";

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
