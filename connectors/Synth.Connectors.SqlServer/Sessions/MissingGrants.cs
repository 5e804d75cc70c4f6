using Dapper;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>Finds out what the user of a target may not do.</summary>
internal static class MissingGrants
{
    private const string Query =
        """
        SELECT N'ALTER ROLE ' + r.name + N' ADD MEMBER ' + QUOTENAME(USER_NAME()) + N';'
        FROM (VALUES
            (1, N'db_ddladmin', N'CREATE TABLE'), (2, N'db_ddladmin', N'CREATE SCHEMA'), (3, N'db_datareader', N'SELECT'),
            (4, N'db_datawriter', N'INSERT'), (5, N'db_datawriter', N'DELETE')) AS r (position, name, privilege)
        WHERE HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', r.privilege) = 0
        GROUP BY r.name
        ORDER BY MIN(r.position)
        """;

    public static async Task<IReadOnlyList<string>> FindAsync(SqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(Query, cancellationToken: cancellationToken))).AsList();
}
