using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// Runs catalog queries. Some views and columns came with later versions or may be hidden from the login: queries about them may fail, and
/// what is then left out is noted.
/// </summary>
internal sealed class CatalogQueryRunner(SqlConnection connection, CancellationToken cancellationToken)
{
    private readonly List<SchemaIssue> issues = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<SchemaIssue> Issues => issues;

    public async Task<IReadOnlyList<T>> RequiredAsync<T>(string query)
    {
        var rows = await connection.QueryAsync<T>(new CommandDefinition(CatalogQueries.Get(query), cancellationToken: cancellationToken));
        return rows.AsList();
    }

    public async Task<IReadOnlyList<T>> OptionalAsync<T>(string query)
    {
        try
        {
            return await RequiredAsync<T>(query);
        }
        catch (SqlException exception) when (connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            Note(query, string.Create(CultureInfo.InvariantCulture, $"error {exception.Number}"));
        }
        catch (DataException)
        {
            Note(query, "its columns have other types");
        }

        return [];
    }

    private void Note(string query, string reason) => issues.Add(new SchemaIssue(
        SchemaIssueSeverity.Note, $"catalog, {query}", $"The server does not answer the query for it ({reason}); what it would tell is left out."));
}
