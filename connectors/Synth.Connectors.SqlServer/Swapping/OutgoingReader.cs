using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>Finds out what goes when the generation that users see is replaced, and whether it can.</summary>
/// <param name="connection">The connection that holds the target's lock.</param>
/// <param name="catalog">Reads the target's catalog.</param>
/// <param name="objects">What is in the target.</param>
/// <param name="record">The target's marker.</param>
/// <param name="place">The target, for messages.</param>
internal sealed class OutgoingReader(SqlConnection connection, CatalogReader catalog, TargetObjects objects, RunRecord record, string place)
{
    /// <summary>Reads it.</summary>
    /// <param name="replacesAll">Whether all that is there goes, rather than what runs of ours made.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">Something of others depends on it, or it cannot be moved.</exception>
    public async Task<Outgoing> ReadAsync(bool replacesAll, CancellationToken cancellationToken)
    {
        var made = replacesAll ? null : await record.MadeAsync(RunRecordSql.Complete, cancellationToken) ?? new HashSet<string>();
        var going = (await objects.ListAsync(cancellationToken))
            .Where(item => IsOfAGeneration(item) && made?.Contains(item.Key) != false).ToArray();
        if (going.Length == 0)
        {
            return new Outgoing([], [], []);
        }

        var schema = await catalog.ReadAsync(cancellationToken);
        var names = going.Select(item => item.FullName).ToHashSet();
        RefuseUsedRoutines(schema, names);
        var defaults = (await QueryAsync<SequenceDefaultRow>(SwapSql.SequenceDefaults, cancellationToken))
            .Where(row => names.Contains(row.Table));
        var grants = (await QueryAsync<GrantRow>(SwapSql.Grants, cancellationToken)).Where(row => names.Contains(row.Object));
        var outgoing = new Outgoing(going, [.. defaults.Select(row => row.ToCode()), .. CodeObject.Of(schema, going)], [.. grants]);
        RefuseBindings([.. outgoing.BoundBy(await QueryAsync<BindingRow>(SwapSql.Bindings, cancellationToken))]);
        return outgoing;
    }

    // Schemas stay, and so do collections of XML schemas and what lies in no schema: partition functions and schemes, triggers of the
    // database.
    private static bool IsOfAGeneration(TargetObject item) =>
        item.SchemaName is not null && item.Kind != TargetObject.XmlSchemaCollection
        && !item.IsIn(Staging.NewPrefix) && !item.IsIn(Staging.OldPrefix);

    private void RefuseUsedRoutines(DatabaseSchema schema, HashSet<TableName> names)
    {
        if (schema.Routines.FirstOrDefault(routine => IsUsedByTables(routine) && names.Contains(routine.Name)) is { } used)
        {
            throw CannotMove(used.Name, place);
        }
    }

    private void RefuseBindings(IReadOnlyList<BindingRow> bindings)
    {
        if (bindings.Count > 0)
        {
            throw new SafetyException(
                $"What is in {place} is not replaced: {string.Join(", ", bindings.Select(row => $"{row.Kind} {row.From}").Distinct())} "
                + $"would go on leading to "
                + "the old rows, and no run of Synth made that. Drop it, and make it again after the refresh.");
        }
    }

    /// <summary>
    /// Whether defaults, checks or computed columns call a routine, so that neither it nor its table can be moved or
    /// removed.
    /// </summary>
    public static bool IsUsedByTables(Routine routine) =>
        routine.Placement is RoutinePlacement.BeforeTypes or RoutinePlacement.BeforeTables;

    /// <summary>The refusal where there is such a routine.</summary>
    public static SafetyException CannotMove(TableName routine, string place) => new(
        $"What is in {place} cannot be replaced: defaults, checks or computed columns call {routine}, and SQL Server lets neither it nor "
        + $"their tables be moved. Clone into an empty database instead.");

    private async Task<IEnumerable<T>> QueryAsync<T>(string sql, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.QueryAsync<T>(new CommandDefinition(sql, cancellationToken: cancellationToken));
        }
        catch (SqlException) when (connection.State == System.Data.ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            // A server without the views has nothing that they would tell.
            return [];
        }
    }
}
