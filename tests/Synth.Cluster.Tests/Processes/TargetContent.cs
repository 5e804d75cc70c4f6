using Synth.Connectors;
using Synth.Testing;

namespace Synth.Cluster.Tests.Processes;

/// <summary>All that a target holds, in a form that can be compared.</summary>
internal static class TargetContent
{
    /// <summary>Each relation with its rows' number and digest, in no order that a run decides; and what is left of how it was made.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseAddress target)
    {
        var tables = await PostgreSqlServer.QueryAsync(
            target, "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
        var content = new List<string>();
        foreach (var table in tables)
        {
            content.AddRange(await PostgreSqlServer.QueryAsync(
                target, $"SELECT '{table} ' || count(*) || ' ' || md5(string_agg(t::text, ';' ORDER BY t::text COLLATE \"C\")) FROM {table} AS t"));
        }

        content.AddRange(await PostgreSqlServer.QueryAsync(target, "SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE conrelid > 0 ORDER BY 1"));
        content.AddRange(await PostgreSqlServer.QueryAsync(target, "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"));
        content.AddRange(await PostgreSqlServer.QueryAsync(target, "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('synth') AND relkind = 'r' ORDER BY 1"));
        content.AddRange(await PostgreSqlServer.QueryAsync(target, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'synth.%' ORDER BY 1"));
        return content;
    }
}
