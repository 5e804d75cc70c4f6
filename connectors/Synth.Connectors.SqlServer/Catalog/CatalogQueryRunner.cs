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
    // No plainer query would be answered to a login that may not read the views.
    private static readonly int[] PermissionErrors = [229, 230, 262, 297, 300, 916];

    private readonly List<SchemaIssue> issues = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<SchemaIssue> Issues => issues;

    /// <summary>Asks what no schema can do without; where the server refuses the query, by its plain form.</summary>
    public async Task<IReadOnlyList<T>> RequiredAsync<T>(string query)
    {
        try
        {
            return await QueryAsync<T>(query);
        }
        catch (Exception exception) when (CatalogQueries.Has(Plain(query)) && IsRefusal(exception) && !IsForbidden(exception))
        {
            var rows = await QueryAsync<T>(Plain(query));
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning,
                $"catalog, {query}",
                $"The server does not answer the query for it ({ReasonOf(exception)}); what a plainer one does not tell is left out."));
            return rows;
        }
    }

    /// <summary>Asks what only some servers know, or tell to some logins; at last by the plain form of the query, if any.</summary>
    public async Task<IReadOnlyList<T>> OptionalAsync<T>(string query)
    {
        try
        {
            return await QueryAsync<T>(query);
        }
        catch (Exception exception) when (CatalogQueries.Has(Plain(query)) && IsRefusal(exception))
        {
            return await OptionalAsync<T>(Plain(query));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Note,
                $"catalog, {query}",
                $"The server does not answer the query for it ({ReasonOf(exception)}); what it would tell is left out."));
            return [];
        }
    }

    private static string Plain(string query) => $"{query}-plain";

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string query)
    {
        var rows = await connection.QueryAsync<T>(new CommandDefinition(CatalogQueries.Get(query), cancellationToken: cancellationToken));
        return rows.AsList();
    }

    // Not the end of the connection or of the run.
    private bool IsRefusal(Exception exception) => exception is SqlException or DataException
        && connection.State == ConnectionState.Open
        && !cancellationToken.IsCancellationRequested;

    private static bool IsForbidden(Exception exception) =>
        exception is SqlException { Number: var number } && PermissionErrors.Contains(number);

    private static string ReasonOf(Exception exception) => exception is SqlException { Number: var number }
        ? string.Create(CultureInfo.InvariantCulture, $"error {number}")
        : "its columns have other types";
}
