using MySqlConnector;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Asks the server for its own statements, many in one round trip.</summary>
internal sealed class DefinitionReader(MySqlConnection connection)
{
    private const int StatementsAtOnce = 100;

    private static readonly string[] SettingColumns = ["sql_mode", "character_set_client", "collation_connection", "time_zone"];

    /// <summary>The statements of tables, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadTablesAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var statements = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var chunk in names.Chunk(StatementsAtOnce))
        {
            var sql = string.Join("; ", chunk.Select(name => $"SHOW CREATE TABLE {MySqlDialect.Instance.Identifier(name)}"));
            await using var command = new MySqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            foreach (var name in chunk)
            {
                await reader.ReadAsync(cancellationToken);
                statements.Add(name, reader.GetString(1));
                await reader.NextResultAsync(cancellationToken);
            }
        }

        return statements;
    }

    /// <summary>The statements of other objects. One that the login may not see is there without its statement.</summary>
    public async Task<IReadOnlyList<Definition>> ReadAsync(IEnumerable<CodeRow> objects, CancellationToken cancellationToken)
    {
        var definitions = new List<Definition>();
        foreach (var item in objects)
        {
            definitions.Add(await ReadAsync(item, cancellationToken));
        }

        return definitions;
    }

    private async Task<Definition> ReadAsync(CodeRow item, CancellationToken cancellationToken)
    {
        try
        {
            await using var command =
                new MySqlCommand($"SHOW CREATE {item.Kind} {MySqlDialect.Instance.Identifier(item.Name)}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var names = Enumerable.Range(0, reader.FieldCount)
                .ToDictionary(i => reader.GetName(i), i => i, StringComparer.OrdinalIgnoreCase);
            var statement = names.First(name => name.Key.StartsWith("Create ", StringComparison.OrdinalIgnoreCase)
                || name.Key.Equals("SQL Original Statement", StringComparison.OrdinalIgnoreCase)).Value;
            var settings = SettingColumns.Where(names.ContainsKey)
                .ToDictionary(name => name, name => reader.GetString(names[name]), StringComparer.Ordinal);
            return new Definition(item, await reader.IsDBNullAsync(statement, cancellationToken)
                ? null
                : reader.GetString(statement), settings);
        }
        catch (MySqlException exception) when (ServerErrors.IsAnswer(exception) && IsUnseen(exception))
        {
            return new Definition(item, null, new Dictionary<string, string>());
        }
    }

    // A routine that the login may only call does not exist for SHOW CREATE.
    private static bool IsUnseen(MySqlException exception) =>
        ServerErrors.IsMissingPrivilege(exception)
            || exception.ErrorCode is MySqlErrorCode.StoredProcedureDoesNotExist or MySqlErrorCode.ViewInvalid
            or MySqlErrorCode.TriggerDoesNotExist or MySqlErrorCode.EventDoesNotExist;
}
