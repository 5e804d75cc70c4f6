using Synth.Connectors;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

/// <summary>All that a target of MySQL or MariaDB holds, in a form that can be compared.</summary>
internal static class MySqlContent
{
    private const string Tables = """
        SELECT TABLE_NAME FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE 'synth%' ORDER BY TABLE_NAME
        """;

    // Keys and indexes, and what is left of how all of it was made.
    private const string Rest = """
        SELECT CONCAT(TABLE_NAME, ' ', CONSTRAINT_NAME) AS name FROM information_schema.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = DATABASE()
        UNION ALL
        SELECT CONCAT(TABLE_NAME, ' ', INDEX_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
        UNION ALL
        SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME LIKE 'synth%'
        UNION ALL
        SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE CONCAT(DATABASE(), '\_\_synth%')
        ORDER BY 1
        """;

    /// <summary>Each table with its rows' number and digest, in no order that a run decides, and everything else.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseAddress target)
    {
        var content = new List<string>();
        foreach (var table in await MySqlServer.QueryAsync(target, Tables))
        {
            var columns = await MySqlServer.QueryAsync(
                target,
                "SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() "
                    + $"AND TABLE_NAME = '{table}' ORDER BY ORDINAL_POSITION");
            var row = $"CONCAT_WS('|', {string.Join(", ", columns.Select(column => $"COALESCE(`{column}`, 'null')"))})";
            content.AddRange(await MySqlServer.QueryAsync(
                target, $"SELECT CONCAT_WS(' ', '{table}', COUNT(*), SUM(CRC32({row})), SUM(CRC32(MD5({row})))) FROM `{table}`"));
        }

        content.AddRange(await MySqlServer.QueryAsync(target, Rest));
        return content;
    }
}
