using System.Text.RegularExpressions;
using MySqlConnector;
using Synth.Connectors;

namespace Synth.Testing;

/// <summary>What SHOW CREATE says of every object of a database, without the database's name and the positions of AUTO_INCREMENT.</summary>
public static partial class MySqlStatements
{
    private const string Objects =
        """
        SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, TABLE_NAME AS name
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'synth_run'
        UNION ALL SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
        UNION ALL SELECT 'TRIGGER', TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
        UNION ALL SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
        ORDER BY kind, name
        """;

    private static readonly string[] LeftOut = ["Created", "Database Collation"];

    /// <summary>All of them, each with all that the server keeps with it, in order of kind and name.</summary>
    /// <param name="address">The database.</param>
    /// <param name="except">Names of what is left out.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseAddress address, params string[] except)
    {
        ArgumentNullException.ThrowIfNull(address);
        await using var connection = await MySqlServer.OpenAsync(address);
        var objects = new List<(string Kind, string Name)>();
        await using (var command = new MySqlCommand(Objects, connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                objects.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        var statements = new List<string>();
        foreach (var (kind, name) in objects.Where(item => !except.Contains(item.Name)))
        {
            var quoted = $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
            await using var command = new MySqlCommand($"SHOW CREATE {kind} {quoted}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            await reader.ReadAsync();
            var fields = Enumerable.Range(0, reader.FieldCount).Where(i => !LeftOut.Contains(reader.GetName(i)))
                .Select(i => $"{reader.GetName(i)}: {reader.GetString(i)}");
            statements.Add(Position()
                .Replace(string.Join('\n', fields).Replace($"`{address.Database}`", "`database`", StringComparison.Ordinal), ""));
        }

        return statements;
    }

    [GeneratedRegex(" AUTO_INCREMENT=[0-9]+")]
    private static partial Regex Position();
}
