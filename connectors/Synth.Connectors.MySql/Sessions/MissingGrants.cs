using Dapper;
using MySqlConnector;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>
/// Finds out what the user of a source or a target may not do, by what was granted to the user itself; what comes with a role is not seen.
/// </summary>
internal static class MissingGrants
{
    // Grantees are quoted: 'u'@'h'. A wildcard in the name of a database is a pattern, with a backslash before what is none.
    private const string Query =
        """
        SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE GRANTEE = @grantee
        UNION
        SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE = @grantee AND DATABASE() LIKE TABLE_SCHEMA
        """;

    /// <summary>The statement that gives the user what it lacks; empty when it lacks nothing.</summary>
    /// <param name="connection">A connection of the user's.</param>
    /// <param name="database">The database.</param>
    /// <param name="needed">The privileges that it needs there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(
        MySqlConnection connection, string database, IReadOnlyList<string> needed, CancellationToken cancellationToken)
    {
        var user = await connection.QuerySingleAsync<string>(
            new CommandDefinition("SELECT CURRENT_USER()", cancellationToken: cancellationToken));
        var grantee = $"'{user[..user.LastIndexOf('@')]}'@'{user[(user.LastIndexOf('@') + 1)..]}'";
        var held = await connection.QueryAsync<string>(new CommandDefinition(Query, new { grantee }, cancellationToken: cancellationToken));
        string[] missing = [.. needed.Except(held, StringComparer.OrdinalIgnoreCase)];
        return missing.Length == 0
            ? []
            : [$"GRANT {string.Join(", ", missing)} ON {MySqlDialect.Instance.Identifier(database)}.* TO {grantee};"];
    }
}
