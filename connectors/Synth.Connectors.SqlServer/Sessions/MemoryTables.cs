using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// The memory-optimised tables of a source. SQL Server reads them in no transaction that is a snapshot of the others (error 41332), and in
/// an ordinary one only with hints (error 41368), so that each is read by statements of their own, over a connection beside.
/// </summary>
internal static class MemoryTables
{
    /// <summary>Asks for them.</summary>
    public const string Query =
        """
        SELECT s.name AS SchemaName, t.name AS Name
        FROM sys.tables AS t
        JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE t.is_memory_optimized = 1
        ORDER BY s.name, t.name
        """;

    /// <summary>Their names; none where the server knows no such tables.</summary>
    public static async Task<IReadOnlySet<TableName>> FindAsync(SqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await connection.QueryAsync<(string SchemaName, string Name)>(
                new CommandDefinition(Query, cancellationToken: cancellationToken));
            return rows.Select(row => new TableName(row.SchemaName, row.Name)).ToHashSet();
        }
        catch (SqlException) when (connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            return new HashSet<TableName>();
        }
    }

    /// <summary>What follows for what is read; null where there are none.</summary>
    public static SchemaIssue? Note(IReadOnlySet<TableName> tables) => tables.Count == 0 ? null : new SchemaIssue(
        SchemaIssueSeverity.Note,
        "source",
        $"Memory-optimised tables ({string.Join(", ", tables.Order())}) are read each as of a moment of its own: SQL Server has no "
        + "snapshot of them and others.")
    {
        Id = WarningIds.NoSnapshot,
    };
}
