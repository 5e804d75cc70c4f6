using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Sessions;

namespace Synth.Connectors.PostgreSql.Swapping;

/// <summary>
/// Puts one generation in the place of another: all objects are moved from schema to schema in one transaction that holds the relations
/// which users see, so that each statement meets one generation, whole. Objects keep their identity, so that what refers to them (views,
/// defaults, keys) follows; texts that speak of the final names (bodies of routines) are right again once all is in its place.
/// </summary>
/// <param name="connection">The connection that holds the target's lock.</param>
/// <param name="place">The target, for messages.</param>
internal sealed class Swap(NpgsqlConnection connection, string place)
{
    private static readonly PostgreSqlDialect Dialect = PostgreSqlDialect.Instance;

    /// <summary>Puts what was built in staging in the place of what is there, which becomes the previous generation.</summary>
    /// <param name="replacesAll">Whether all that is there goes, rather than what runs of ours made.</param>
    /// <param name="cancellationToken">Stops it before the next attempt.</param>
    /// <exception cref="SafetyException">What is there is in use, or something of others depends on it.</exception>
    public Task PublishAsync(bool replacesAll, CancellationToken cancellationToken) =>
        SwapAttempts.RunAsync(connection, place, async transaction =>
    {
        var outgoing = await ReadAsync(replacesAll ? SwapSql.Everything : SwapSql.MadeByUs);
        await RefuseDependentsAsync(outgoing, cancellationToken);
        await LockAsync(transaction, outgoing);
        foreach (var schema in await SchemasAsync(Staging.OldPrefix))
        {
            await connection.ExecuteAsync($"DROP SCHEMA {Dialect.Identifier(schema.Name)} CASCADE");
        }

        var incoming = await ReadAsync(SwapSql.InNew);
        await ExchangeAsync(outgoing, Staging.OldPrefix, incoming, await SchemasAsync(Staging.NewPrefix));
        await connection.ExecuteAsync(SwapSql.NotePublished, new
        {
            HasReplaced = outgoing.Count > 0,
            UnmarkedId = RunMarker.Unmarked.RunId,
            Ranks = incoming.Select(item => item.Rank).ToArray(),
            Ids = Ids(incoming),
        });
    }, cancellationToken);

    /// <summary>Exchanges what is there with the previous generation.</summary>
    /// <exception cref="SafetyException">What is there is in use, or something of others depends on it.</exception>
    public Task RollBackAsync(CancellationToken cancellationToken) => SwapAttempts.RunAsync(connection, place, async transaction =>
    {
        var outgoing = await ReadAsync(SwapSql.MadeByUs);
        await RefuseDependentsAsync(outgoing, cancellationToken);
        await LockAsync(transaction, outgoing);
        await ExchangeAsync(outgoing, Staging.NewPrefix, await ReadAsync(SwapSql.InOld), await SchemasAsync(Staging.OldPrefix));
        foreach (var schema in await SchemasAsync(Staging.NewPrefix))
        {
            var kept = Dialect.Identifier(Staging.NameOf(Staging.OldPrefix, schema.Original));
            await connection.ExecuteAsync($"ALTER SCHEMA {Dialect.Identifier(schema.Name)} RENAME TO {kept}");
        }

        await connection.ExecuteAsync(SwapSql.NoteExchanged);
    }, cancellationToken);

    /// <summary>Refuses to replace what something of others depends on, before any work is done.</summary>
    /// <exception cref="SafetyException">There is such a thing.</exception>
    public async Task RefuseDependentsAsync(bool replacesAll, CancellationToken cancellationToken) =>
        await RefuseDependentsAsync(await ReadAsync(replacesAll ? SwapSql.Everything : SwapSql.MadeByUs), cancellationToken);

    /// <summary>Removes what a run built beside what is there.</summary>
    public async Task RemoveStagingAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in await SchemasAsync(Staging.NewPrefix))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"DROP SCHEMA IF EXISTS {Dialect.Identifier(schema.Name)} CASCADE", cancellationToken: cancellationToken));
        }

        await connection.ExecuteAsync(new CommandDefinition(
            $"{LoadJournalSql.Drop}; DELETE FROM synth.run WHERE state = 'staging'", cancellationToken: cancellationToken));
    }

    /// <summary>Removes the previous generation.</summary>
    public async Task RemovePreviousAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in await SchemasAsync(Staging.OldPrefix))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"DROP SCHEMA IF EXISTS {Dialect.Identifier(schema.Name)} CASCADE", cancellationToken: cancellationToken));
        }
    }

    private async Task ExchangeAsync(
        IReadOnlyList<MovedObject> outgoing, string outgoingPrefix, IReadOnlyList<MovedObject> incoming, IReadOnlyList<StandIn> places)
    {
        var originals = places.ToDictionary(place => place.Name, place => place.Original);
        var grants = await GrantsAsync(outgoing, places);
        var leaving = outgoing.Concat(await RangePartsAsync(outgoing)).ToArray();
        var coming = incoming.Concat(await RangePartsAsync(incoming)).ToArray();
        await ExecuteAsync(
        [
            .. leaving.Select(item => item.Schema).Distinct().SelectMany(schema => SwapSql.Create(outgoingPrefix, schema)),
            .. InOrder(leaving).Select(item => item.MoveTo(Staging.NameOf(outgoingPrefix, item.Schema))),
            .. originals.Values.Select(schema => $"CREATE SCHEMA IF NOT EXISTS {Dialect.Identifier(schema)}"),
            .. InOrder(coming).Select(item => item.MoveTo(originals[item.Schema])),
            .. grants,
            .. places.Select(place => $"DROP SCHEMA {Dialect.Identifier(place.Name)}"),
        ]);
    }

    private async Task<IReadOnlyList<string>> GrantsAsync(IReadOnlyList<MovedObject> outgoing, IReadOnlyList<StandIn> places)
    {
        var originals = places.Select(place => place.Original).ToArray();
        var names = places.Select(place => place.Name).ToArray();
        var relations = Ids(outgoing.Where(item => item.Rank == 2));
        var routines = Ids(outgoing.Where(item => item.Rank == 3));
        return
        [
            .. await connection.QueryAsync<string>(GrantSql.NotOnRelations, new { Originals = originals, Places = names, Ids = relations }),
            .. await connection.QueryAsync<string>(GrantSql.OnRelations, new { Originals = originals, Places = names, Ids = relations }),
            .. await connection.QueryAsync<string>(GrantSql.OnRoutines, new { Originals = originals, Places = names, Ids = routines }),
        ];
    }

    // The names of routines tell their arguments' types, which must still be where they were.
    private static IEnumerable<MovedObject> InOrder(IEnumerable<MovedObject> objects) =>
        objects.OrderBy(item => item.Kind == "ROUTINE" ? 0 : item.Rank);

    private static async Task LockAsync(NpgsqlTransaction transaction, IReadOnlyList<MovedObject> objects)
    {
        var relations = objects.Where(item => item.IsLockable).Select(item => item.Name).ToArray();
        if (relations.Length > 0)
        {
            await SwapAttempts.LockAsync(transaction, $"LOCK TABLE {string.Join(", ", relations)} IN ACCESS EXCLUSIVE MODE");
        }
    }

    private async Task RefuseDependentsAsync(IReadOnlyList<MovedObject> objects, CancellationToken cancellationToken)
    {
        var dependents = (await connection.QueryAsync<string>(new CommandDefinition(
            SwapSql.Dependents, new { Ids = objects.Where(item => item.Rank == 2).Select(item => item.Id).ToArray() },
            cancellationToken: cancellationToken))).AsList();
        if (dependents.Count > 0)
        {
            throw new SafetyException(
                $"What is in {place} is not replaced: {string.Join(", ", dependents)} would go on reading the old rows, and no run of "
                + $"Synth made "
                + "that. Drop it, and make it again after the refresh.");
        }
    }

    private async Task<IReadOnlyList<MovedObject>> RangePartsAsync(IReadOnlyList<MovedObject> objects) =>
        (await connection.QueryAsync<MovedObject>(
            SwapSql.RangeParts, new { Ids = objects.Where(item => item.Kind == "TYPE").Select(item => item.Id).ToArray() })).AsList();

    private async Task<IReadOnlyList<MovedObject>> ReadAsync(string sql) => (await connection.QueryAsync<MovedObject>(sql)).AsList();

    private async Task<IReadOnlyList<StandIn>> SchemasAsync(string prefix) =>
        (await connection.QueryAsync<StandIn>(SwapSql.Schemas, new { Prefix = prefix })).AsList();

    private async Task ExecuteAsync(IEnumerable<string> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static long[] Ids(IEnumerable<MovedObject> objects) => [.. objects.Select(item => item.Id)];

    /// <summary>A schema that stands beside one of users.</summary>
    private sealed record StandIn
    {
        public required string Name { get; init; }

        public required string Original { get; init; }
    }
}
