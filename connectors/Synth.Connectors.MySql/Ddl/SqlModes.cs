using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>
/// The SQL modes under which an object was made. MySQL 8 removed some, and to set one of them is an error there; among them is one that
/// MySQL 5.7 has by default. None of them means anything for what is made already: those that stand for a product are listed with
/// the modes that they consist of. Pure.
/// </summary>
internal static class SqlModes
{
    private const string Setting = "sql_mode = '";

    private static readonly string[] Removed =
    [
        "NO_AUTO_CREATE_USER", "NO_FIELD_OPTIONS", "NO_KEY_OPTIONS", "NO_TABLE_OPTIONS", "DB2", "MAXDB", "MSSQL", "MYSQL323", "MYSQL40",
        "ORACLE", "POSTGRESQL",
    ];

    /// <summary>A setting as it follows SET SESSION, without modes that the server does not know; others stay as they are.</summary>
    public static string Known(string setting, ServerVersion version)
    {
        if (version.HasEarlierModes || !setting.StartsWith(Setting, StringComparison.Ordinal))
        {
            return setting;
        }

        var modes = setting[Setting.Length..^1].Split(',').Where(mode => !Removed.Contains(mode));
        return $"{Setting}{string.Join(',', modes)}'";
    }
}
