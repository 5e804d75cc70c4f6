using System.Text.RegularExpressions;
using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Lets statements of the user's speak as they would to the role's own connection, and of what is being built as if it were in its
/// place already: names without a schema are searched for on the role's path, in the schemas beside first, and <c>IN SCHEMA</c> of a
/// GRANT or REVOKE means the schema beside. Names with a schema are <see cref="NameRewriter"/>'s.
/// </summary>
/// <param name="connection">The connection on which such statements are carried out.</param>
/// <param name="staging">Where everything that the plan makes is made.</param>
internal sealed partial class HookScope(NpgsqlConnection connection, Staging staging)
{
    private const string Name = """(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*)""";

    // What statements before have made of the path; null for the role's own.
    private string? path;

    /// <summary>The statement with the schemas of <c>ALL … IN SCHEMA</c> exchanged; others stay as they are.</summary>
    /// <remarks>What is granted on a schema itself, and defaults for what is made later, are about the schema that stays.</remarks>
    public string Rewrite(string sql) => !staging.IsActive ? sql : SchemaList().Replace(
        sql, match => match.Groups["head"].Value + SchemaName().Replace(match.Groups["list"].Value, name => Beside(name.Value)));

    /// <summary>Carries a statement out. A path that it sets holds for those after it, and for nothing else.</summary>
    public async Task RunAsync(Func<Task> statement, CancellationToken cancellationToken)
    {
        var own = await PathAsync(cancellationToken);
        path ??= await connection.QuerySingleAsync<string>(
            new CommandDefinition("SELECT reset_val FROM pg_settings WHERE name = 'search_path'", cancellationToken: cancellationToken));
        await SetAsync(path, cancellationToken);
        var asked = staging.IsActive ? await BesideAsync(cancellationToken) : path;
        await SetAsync(asked, cancellationToken);
        await statement();
        if (await PathAsync(cancellationToken) is var left && left != asked)
        {
            path = left;
        }

        await SetAsync(own, cancellationToken);
    }

    // Schemas that are not there are passed over by the server.
    private async Task<string> BesideAsync(CancellationToken cancellationToken)
    {
        var schemas = await connection.QuerySingleAsync<string[]>(
            new CommandDefinition("SELECT current_schemas(false)::text[]", cancellationToken: cancellationToken));
        return string.Join(", ", schemas
            .SelectMany(schema => new[] { Staging.NameOf(Staging.NewPrefix, schema), schema })
            .Select(PostgreSqlDialect.Instance.Identifier));
    }

    private string Beside(string identifier)
    {
        var schema = NameRewriter.Plain(identifier);
        return staging.Names.Any(name => name.Schema == schema)
            ? PostgreSqlDialect.Instance.Identifier(Staging.NameOf(Staging.NewPrefix, schema))
            : identifier;
    }

    private Task<string> PathAsync(CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<string>(
            new CommandDefinition("SELECT current_setting('search_path')", cancellationToken: cancellationToken));

    private Task<int> SetAsync(string path, CancellationToken cancellationToken) => connection.ExecuteAsync(
        new CommandDefinition("SELECT set_config('search_path', @path, false)", new { path }, cancellationToken: cancellationToken));

    [GeneratedRegex(
        $@"^(?<head>\s*(?:GRANT|REVOKE)\b.*?\bIN\s+SCHEMA\s+)(?<list>{Name}(?:\s*,\s*{Name})*)",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex SchemaList();

    [GeneratedRegex(Name)]
    private static partial Regex SchemaName();
}
