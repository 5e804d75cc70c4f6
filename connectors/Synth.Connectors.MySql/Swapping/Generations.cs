using System.Security.Cryptography;
using System.Text;
using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Catalog;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>
/// The generations of a target, each in a database of its own: the one that users see, the one that is being built, and the one before.
/// Tables move from one to another in a single RENAME TABLE of them all, which each statement sees as done or not done. What cannot be
/// moved is made again from its text: triggers are missing for a moment, and so are views, routines and events whose text changes.
/// </summary>
/// <param name="access">Opens connections.</param>
/// <param name="control">The connection that holds the target's lock; it stays in the target's database.</param>
/// <param name="facts">The server.</param>
/// <param name="record">The marker of what users see.</param>
internal sealed class Generations(ServerAccess access, MySqlConnection control, ServerFacts facts, RunRecord record)
{
    private const int MostNameLength = 64;

    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    /// <summary>The database in which a run builds.</summary>
    public string Staging => NameOf("__synth_new");

    /// <summary>The database that keeps the generation before.</summary>
    public string Previous => NameOf("__synth_old");

    /// <summary>Makes the database in which a run builds, in place of what a dead one left.</summary>
    /// <exception cref="SafetyException">A database of that name is not ours.</exception>
    /// <exception cref="ConnectionException">The user may not make it.</exception>
    public async Task<ServerAccess> MakeStagingAsync(CancellationToken cancellationToken)
    {
        await MakeAsync(Staging, cancellationToken);
        return access.For(Staging);
    }

    /// <summary>Removes the database in which a run built.</summary>
    public Task RemoveStagingAsync(CancellationToken cancellationToken) => RemoveAsync(Staging, cancellationToken);

    /// <summary>Removes the generation before.</summary>
    public Task RemovePreviousAsync(CancellationToken cancellationToken) => RemoveAsync(Previous, cancellationToken);

    /// <summary>The marker of the generation before; null when none is kept.</summary>
    public async Task<RunMarker?> DescribePreviousAsync(CancellationToken cancellationToken) =>
        (await TablesAsync(Previous, cancellationToken)).Contains(RunRecordSql.Table)
            ? await record.ReadMarkerAsync(Previous, cancellationToken)
            : null;

    /// <summary>Puts what was built in the place of what is there, which becomes the generation before.</summary>
    /// <param name="replacesAll">Whether all that is there goes, rather than what runs of ours made.</param>
    /// <param name="cancellationToken">Stops it before the next attempt.</param>
    public async Task PublishAsync(bool replacesAll, CancellationToken cancellationToken)
    {
        var next = await ReadCodeAsync(Staging, cancellationToken);
        await record.WriteCodeAsync(Staging, new GenerationCode(next.ToValueList(), []), cancellationToken);
        await SwapAsync(Staging, Previous, replacesAll, cancellationToken);
        await RemoveAsync(Staging, CancellationToken.None);
    }

    /// <summary>Exchanges what is there with the generation before.</summary>
    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        await SwapAsync(Previous, Staging, replacesAll: false, cancellationToken);
        await RemoveAsync(Previous, CancellationToken.None);
        await MakeAsync(Previous, CancellationToken.None);
        await RenameAsync(await TablesAsync(Staging, CancellationToken.None), Staging, Previous, CancellationToken.None);
        await RemoveAsync(Staging, CancellationToken.None);
    }

    /// <summary>Ends what a swap that was interrupted left undone.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (await record.ReadPendingCodeAsync(cancellationToken) is not { } code)
        {
            return;
        }

        var there = await ReadCodeAsync(facts.Database, cancellationToken);
        var missing = code.Make.Where(item => !there.Contains(item)).ToArray();
        foreach (var statement in code.Remove.Select(item => item.Drop)
            .Concat(missing.SelectMany(item => item.Statements.Prepend(item.Drop))))
        {
            await ExecuteAsync(statement, cancellationToken);
        }

        await record.EndPendingAsync(cancellationToken);
    }

    /// <summary>Refuses to replace what tables of others refer to.</summary>
    /// <exception cref="SafetyException">There are such tables.</exception>
    public async Task RefuseDependentsAsync(bool replacesAll, CancellationToken cancellationToken) =>
        Refuse(await DependentsAsync(await OutgoingAsync(replacesAll, cancellationToken), cancellationToken));

    private async Task SwapAsync(string incoming, string outgoing, bool replacesAll, CancellationToken cancellationToken)
    {
        var leaving = await OutgoingAsync(replacesAll, cancellationToken);
        var coming = await TablesAsync(incoming, cancellationToken);
        Refuse(await DependentsAsync(leaving, cancellationToken));
        await record.MarkUnmarkedAsync(hasTables: leaving.Count > 0, cancellationToken);
        leaving = await WithMarkerAsync(leaving, cancellationToken);
        var made = await record.MadeAsync(replacesAll, cancellationToken);
        var current = (await ReadCodeAsync(facts.Database, cancellationToken)).Where(made.Contains).ToValueList();
        var next = await record.ReadCodeAsync(incoming, cancellationToken);
        await MakeAsync(outgoing, cancellationToken);
        await record.SetPendingAsync(incoming, next.InPlaceOf(current), cancellationToken);
        await record.SetPendingAsync(facts.Database, new GenerationCode(current, []), cancellationToken);
        try
        {
            await DropTriggersAsync(incoming, coming, cancellationToken);
            await DropTriggersAsync(facts.Database, leaving, cancellationToken);
            await RenameAsync(
                leaving.Select(table => (table, From: facts.Database, To: outgoing))
                    .Concat(coming.Select(table => (table, From: incoming, To: facts.Database))),
                cancellationToken);
        }
        finally
        {
            // Whichever generation is there now gets its code.
            await FinishAsync(CancellationToken.None);
        }
    }

    private async Task<IReadOnlyList<string>> OutgoingAsync(bool replacesAll, CancellationToken cancellationToken)
    {
        var there = await TablesAsync(facts.Database, cancellationToken);
        var made = await record.MadeAsync(replacesAll, cancellationToken);
        return [.. there.Where(table => table != RunRecordSql.Table && made.ContainsTable(table))];
    }

    private async Task<IReadOnlyList<string>> WithMarkerAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken) =>
        (await TablesAsync(facts.Database, cancellationToken)).Contains(RunRecordSql.Table) ? [.. tables, RunRecordSql.Table] : tables;

    private async Task<IReadOnlyList<string>> DependentsAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken) =>
        tables.Count == 0
        ? []
        : (await control.QueryAsync<string>(new CommandDefinition(
            GenerationSql.Dependents, new { facts.Database, Names = tables }, cancellationToken: cancellationToken))).AsList();

    private void Refuse(IReadOnlyList<string> dependents)
    {
        if (dependents.Count > 0)
        {
            throw new SafetyException(
                $"What is in {access.Place} is not replaced: {string.Join(", ", dependents)} would go on referring to the old rows, and "
                + $"no run of Synth "
                + "made that. Drop it, and make it again after the refresh.");
        }
    }

    private async Task DropTriggersAsync(string database, IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        if (tables.Count == 0)
        {
            return;
        }

        var triggers = await control.QueryAsync<string>(new CommandDefinition(
            GenerationSql.Triggers, new { Database = database, Names = tables }, cancellationToken: cancellationToken));
        foreach (var trigger in triggers)
        {
            await ExecuteAsync($"DROP TRIGGER IF EXISTS {Dialect.Identifier(database)}.{Dialect.Identifier(trigger)}", cancellationToken);
        }
    }

    private Task RenameAsync(IReadOnlyList<string> tables, string from, string to, CancellationToken cancellationToken) =>
        RenameAsync(tables.Select(table => (table, from, to)), cancellationToken);

    private async Task RenameAsync(IEnumerable<(string Table, string From, string To)> moves, CancellationToken cancellationToken)
    {
        var renames = moves.Select(move =>
            $"{Dialect.Identifier(move.From)}.{Dialect.Identifier(move.Table)} TO "
            + $"{Dialect.Identifier(move.To)}.{Dialect.Identifier(move.Table)}").ToArray();
        if (renames.Length > 0)
        {
            await RenameAttempts.RunAsync(control, access.Place, $"RENAME TABLE {string.Join(", ", renames)}", cancellationToken);
        }
    }

    private async Task<IReadOnlyList<CodeObject>> ReadCodeAsync(string database, CancellationToken cancellationToken)
    {
        await using var pool =
            new ConnectionPool<MySqlConnection>(token => access.For(database).OpenAsync(SessionSettings.Target, token), capacity: 1)
            {
                IsHarmless = ServerErrors.IsAnswer,
            };
        var schema = await new CatalogReader(pool, facts with { Database = database }, isSource: false).ReadAsync(cancellationToken);
        return CodeObject.Of(schema, facts.Version);
    }

    private async Task MakeAsync(string database, CancellationToken cancellationToken)
    {
        await RemoveAsync(database, cancellationToken);
        try
        {
            var collation = facts.DatabaseCollation is { } name ? $" COLLATE {name}" : "";
            await ExecuteAsync($"CREATE DATABASE {Dialect.Identifier(database)}{collation}", cancellationToken);
        }
        catch (MySqlException exception) when (ServerErrors.IsMissingPrivilege(exception)
            || exception.ErrorCode == MySqlErrorCode.DatabaseAccessDenied)
        {
            throw new ConnectionException(
                $"Cannot replace what is in {access.Place}: generations are kept in databases of their own, which the user may not make. "
                + $"{Grants.ForTarget(Staging)} {Grants.ForTarget(Previous)}", isTransient: false, exception);
        }
    }

    private async Task RemoveAsync(string database, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(database, cancellationToken))
        {
            return;
        }

        if (!await control.QuerySingleAsync<bool>(
            new CommandDefinition(GenerationSql.IsOurs, new { Database = database }, cancellationToken: cancellationToken)))
        {
            throw new SafetyException($"There is a database {database} that no run of Synth made. Generations of {facts.Database} are "
                + $"kept under that name; rename it.");
        }

        await ExecuteAsync($"DROP DATABASE {Dialect.Identifier(database)}", cancellationToken);
    }

    private Task<bool> ExistsAsync(string database, CancellationToken cancellationToken) => control.QuerySingleAsync<bool>(
        new CommandDefinition(GenerationSql.DatabaseExists, new { Database = database }, cancellationToken: cancellationToken));

    private async Task<IReadOnlyList<string>> TablesAsync(string database, CancellationToken cancellationToken) =>
        [.. (await control.QueryAsync<MadeObject>(
            new CommandDefinition(GenerationSql.Tables, new { Database = database }, cancellationToken: cancellationToken)))
            .Select(table => table.Name)];

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var command = new MySqlCommand(statement, control);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string NameOf(string suffix)
    {
        var name = facts.Database + suffix;
        if (name.Length <= MostNameLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts.Database)).AsSpan(0, 5));
        return $"{facts.Database[..(MostNameLength - suffix.Length - hash.Length)]}{hash}{suffix}";
    }
}
