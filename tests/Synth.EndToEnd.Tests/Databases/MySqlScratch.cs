using System.Text.RegularExpressions;
using Synth.Connectors;
using Synth.Connectors.MySql;
using Synth.Engine;
using Synth.Testing;

namespace Synth.EndToEnd.Tests;

/// <summary>A database on the server of all tests, emptied and handed back when its test ends.</summary>
internal sealed partial class MySqlScratch(DatabaseAddress address, Action<DatabaseAddress> handBack) : ScratchDatabase
{
    // Texts and names are quoted, and texts joined, as in the standard; tables may refer to later ones.
    private const string Standard = "SET sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES', foreign_key_checks = 0; ";

    private const string Contents = """
        SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
        UNION ALL
        SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
        """;

    private const string Drops = """
        SELECT CONCAT('DROP ', CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END, ' "', REPLACE(TABLE_NAME, '"', '""'), '"')
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()
        UNION ALL
        SELECT CONCAT('DROP ', ROUTINE_TYPE, ' "', REPLACE(ROUTINE_NAME, '"', '""'), '"')
        FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
        UNION ALL
        SELECT CONCAT('DROP EVENT "', REPLACE(EVENT_NAME, '"', '""'), '"') FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
        """;

    public override DatabaseEndpoint Endpoint => new(new MySqlDatabaseConnector(), address);

    public override DatabaseEndpoint OtherSpelling =>
        Endpoint with { Address = address with { Scheme = "mariadb", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host } };

    public override Task ExecuteAsync(string sql) =>
        MySqlServer.ExecuteAsync(address, Standard + Counts().Replace(sql, "INSERT INTO ${table} ${count} SELECT"));

    public override Task<IReadOnlyList<string>> QueryAsync(string sql) => MySqlServer.QueryAsync(address, Standard + sql);

    // Views of what is not there are reported, and not recreated.
    public override async Task<string?> DefinitionAsync() =>
        string.Join('\n', await MySqlStatements.ReadAsync(address, "dangling", "broken"));

    public override Task<IReadOnlyList<string>> ContentsAsync() => QueryAsync(Contents);

    public override async ValueTask DisposeAsync()
    {
        var drops = await QueryAsync(Drops);
        if (drops.Count > 0)
        {
            await ExecuteAsync(string.Join("; ", drops));
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{address.Database}__synth_old\"");
        handBack(address);
    }

    // MySQL wants what a statement counts with after the words INSERT INTO.
    [GeneratedRegex(@"(?<count>WITH RECURSIVE n\(i\) AS \(.*?i < [0-9]+\)) INSERT INTO (?<table>.+?)\s+SELECT", RegexOptions.Singleline)]
    private static partial Regex Counts();
}
