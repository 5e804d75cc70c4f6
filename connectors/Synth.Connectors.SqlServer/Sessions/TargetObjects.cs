using Dapper;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>What is in a target, whoever made it.</summary>
internal sealed class TargetObjects(SqlConnection connection)
{
    /// <summary>Everything but the marker and its schema, in the order in which it can be removed.</summary>
    public async Task<IReadOnlyList<TargetObject>> ListAsync(CancellationToken cancellationToken)
    {
        var objects = (await connection.QueryAsync<TargetObject>(Command(RunRecordSql.Objects, cancellationToken))).AsList();
        foreach (var query in RunRecordSql.OptionalObjects)
        {
            try
            {
                objects.AddRange(await connection.QueryAsync<TargetObject>(Command(query, cancellationToken)));
            }
            catch (SqlException) when (connection.State == System.Data.ConnectionState.Open && !cancellationToken.IsCancellationRequested)
            {
                // A server without the view has none of what it lists.
            }
        }

        return [.. objects.OrderBy(item => TargetObject.Order.Index().First(kind => kind.Item == item.Kind).Index)];
    }

    /// <summary>
    /// Removes what is chosen. What something else still depends on is left for the next round; a round in which nothing could be removed
    /// is the last.
    /// </summary>
    public async Task RemoveAsync(Func<TargetObject, bool> isChosen, CancellationToken cancellationToken)
    {
        while ((await ListAsync(cancellationToken)).Where(isChosen).ToArray() is { Length: > 0 } chosen)
        {
            await RemoveAsync(chosen, cancellationToken);
        }
    }

    private async Task RemoveAsync(TargetObject[] objects, CancellationToken cancellationToken)
    {
        SqlException? refusal = null;
        var removed = 0;
        foreach (var item in objects)
        {
            try
            {
                await connection.ExecuteAsync(Command(item.Drop, cancellationToken));
                removed++;
            }
            catch (SqlException exception) when (connection.State == System.Data.ConnectionState.Open
                && !cancellationToken.IsCancellationRequested)
            {
                refusal = exception;
            }
        }

        if (removed == 0 && refusal is not null)
        {
            throw refusal;
        }
    }

    private static CommandDefinition Command(string sql, CancellationToken cancellationToken) =>
        new(sql, cancellationToken: cancellationToken);
}
