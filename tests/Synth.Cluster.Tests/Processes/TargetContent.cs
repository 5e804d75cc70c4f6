using Synth.Connectors;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

/// <summary>All that a target holds, in a form that can be compared.</summary>
internal static class TargetContent
{
    private const string Tables =
        "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

    // Keys and indexes, and what is left of how all of it was made.
    private const string Rest = """
        SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE conrelid > 0
        UNION ALL
        SELECT indexname FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('synth') AND relkind = 'r'
        UNION ALL
        SELECT nspname FROM pg_namespace WHERE nspname LIKE 'synth.%'
        ORDER BY 1
        """;

    /// <summary>Each table with its rows' number and digest, in no order that a run decides, and everything else.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseAddress target)
    {
        if (TargetServers.EngineOf(target) == TargetEngine.MySql)
        {
            return await MySqlContent.ReadAsync(target);
        }

        var content = new List<string>();
        foreach (var table in await PostgreSqlServer.QueryAsync(target, Tables))
        {
            content.AddRange(await PostgreSqlServer.QueryAsync(
                target,
                $"SELECT '{table} ' || count(*) || ' ' || md5(string_agg(t::text, ';' ORDER BY t::text COLLATE \"C\")) FROM {table} t"));
        }

        content.AddRange(await PostgreSqlServer.QueryAsync(target, Rest));
        return content;
    }
}
