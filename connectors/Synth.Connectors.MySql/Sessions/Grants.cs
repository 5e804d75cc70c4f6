namespace Synth.Connectors.MySql.Sessions;

/// <summary>The statements that give a user what Synth needs.</summary>
internal static class Grants
{
    /// <summary>What the user of a target needs on its database.</summary>
    public static IReadOnlyList<string> TargetPrivileges { get; } =
    [
        "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER",
            "INDEX", "REFERENCES", "CREATE VIEW", "SHOW VIEW", "CREATE ROUTINE",
        "ALTER ROUTINE", "EXECUTE", "EVENT", "TRIGGER",
    ];

    /// <summary>What the user of a source needs on its database.</summary>
    public static IReadOnlyList<string> SourcePrivileges { get; } = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT"];

    /// <summary>For the user of a target, as a sentence.</summary>
    public static string ForTarget(string database) =>
        $"Grant what a target needs: GRANT {string.Join(", ", TargetPrivileges)} ON {MySqlDialect.Instance.Identifier(database)}.* TO …;";

    /// <summary>For the user of a source, as a sentence.</summary>
    public static string ForSource(string database) =>
        $"Grant what a source needs: GRANT {string.Join(", ", SourcePrivileges)} ON {MySqlDialect.Instance.Identifier(database)}.* TO …;";
}
