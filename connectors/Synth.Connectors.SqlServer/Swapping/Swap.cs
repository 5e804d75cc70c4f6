using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Sessions;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>
/// Puts one generation in the place of another: tables, sequences and alias types are moved from schema to schema in one transaction, which
/// each statement of others waits for or makes wait. Rows, keys, indexes, triggers and comments go with their tables; what is a text that
/// says where it is, is made again from it; permissions, which a move takes away, are given again.
/// </summary>
/// <param name="connection">The connection that holds the target's lock.</param>
/// <param name="objects">What is in the target.</param>
/// <param name="record">The target's marker.</param>
/// <param name="reader">Reads what goes.</param>
/// <param name="place">The target, for messages.</param>
internal sealed class Swap(SqlConnection connection, TargetObjects objects, RunRecord record, OutgoingReader reader, string place)
{
    private const string Exchanging = "exchanging";
    private const int StatementsPerBatch = 100;

    private const int IsBound = 15348;

    private static readonly int[] PermissionErrors = [229, 230, 262, 297, 300, 2760, 4902, 15151, 15247];

    /// <summary>Puts what was built beside in the place of what is there, which becomes the previous generation.</summary>
    /// <param name="replacesAll">Whether all that is there goes, rather than what runs of ours made.</param>
    /// <param name="makeCode">Makes what of the new generation has waited for the swap.</param>
    /// <param name="cancellationToken">Stops it before the next attempt.</param>
    /// <exception cref="SafetyException">What is there is in use, cannot be moved, or something of others depends on it.</exception>
    public async Task PublishAsync(bool replacesAll, Func<Task> makeCode, CancellationToken cancellationToken)
    {
        var outgoing = await reader.ReadAsync(replacesAll, cancellationToken);
        var all = await objects.ListAsync(cancellationToken);
        await RunAsync(
            async () =>
            {
                await ExecuteAsync([.. outgoing.Drops, .. all.Where(item => item.IsIn(Staging.OldPrefix)).Select(item => item.Drop)]);
                await ExecuteAsync(
                    [.. outgoing.Schemas.Select(schema => StatementRenderer.Schema(Staging.NameOf(Staging.OldPrefix, schema))),
                        .. outgoing.MoveTo(Staging.OldPrefix)]);
                await ExecuteAsync(MoveIn(all, Staging.NewPrefix));
                await ExecuteAsync([SwapSql.Relax]);
                await makeCode();
                await ExecuteAsync(outgoing.Grants.Select(grant => grant.Repeat()));
                await NotePublishedAsync(outgoing, Staying(all, outgoing));
            },
            cancellationToken);
    }

    /// <summary>Exchanges what is there with the previous generation.</summary>
    /// <exception cref="SafetyException">What is there is in use, cannot be moved, or something of others depends on it.</exception>
    public async Task RollBackAsync(CancellationToken cancellationToken)
    {
        var outgoing = await reader.ReadAsync(replacesAll: false, cancellationToken);
        var code = await record.CodeAsync(RunRecordSql.Previous, cancellationToken);
        var all = await objects.ListAsync(cancellationToken);
        await RunAsync(
            async () =>
            {
                await ExecuteAsync(outgoing.Drops);
                await ExecuteAsync(
                    [.. outgoing.Schemas.Select(schema => StatementRenderer.Schema(Staging.NameOf(Staging.NewPrefix, schema))),
                        .. outgoing.MoveTo(Staging.NewPrefix)]);
                await ExecuteAsync(MoveIn(all, Staging.OldPrefix));
                await ExecuteAsync(outgoing.Schemas.Select(schema => StatementRenderer.Schema(Staging.NameOf(Staging.OldPrefix, schema))));
                await ExecuteAsync(await ParkAsync());
                await ExecuteAsync([SwapSql.Relax]);
                await Rounds.RunAsync(code, TryMakeAsync);
                await ExecuteAsync(outgoing.Grants.Select(grant => grant.Repeat()));
                await NoteExchangedAsync(outgoing, Staying(all, outgoing));
            },
            cancellationToken);
    }

    /// <summary>Refuses to replace what cannot be replaced, before any work is done.</summary>
    /// <exception cref="SafetyException">Something of others depends on it, or it cannot be moved.</exception>
    public Task RefuseAsync(bool replacesAll, CancellationToken cancellationToken) => reader.ReadAsync(replacesAll, cancellationToken);

    // Everything in the schemas of a kind goes where their names say that it belongs, and the schemas go.
    private static IEnumerable<string> MoveIn(IReadOnlyList<TargetObject> all, string prefix)
    {
        var schemas = all.Where(item => item.Kind == TargetObject.Schema && item.IsIn(prefix)).ToArray();
        return
        [
            .. schemas.Select(schema => StatementRenderer.Schema(schema.Name[prefix.Length..])),
            .. all.Where(item => item.IsMovable && item.IsIn(prefix)).Select(item => item.MoveTo(item.SchemaName![prefix.Length..])),
            .. schemas.Select(schema => schema.Drop),
        ];
    }

    private async Task<IReadOnlyList<string>> ParkAsync()
    {
        var parked = (await objects.ListAsync(CancellationToken.None)).Where(item => item.IsIn(Staging.NewPrefix)).ToArray();
        return
        [
            .. parked.Where(item => item.IsMovable)
            .Select(item => item.MoveTo(Staging.OldPrefix + item.SchemaName![Staging.NewPrefix.Length..])),
            .. parked.Where(item => item.Kind == TargetObject.Schema).Select(item => item.Drop),
        ];
    }

    private static HashSet<string> Staying(IReadOnlyList<TargetObject> all, Outgoing outgoing) =>
        [.. all.Select(item => item.Key).Except(outgoing.Keys)];

    private async Task NotePublishedAsync(Outgoing outgoing, HashSet<string> staying)
    {
        await record.DeleteAsync(RunRecordSql.Previous, CancellationToken.None);
        if (outgoing.IsAny && await record.MadeAsync(RunRecordSql.Complete, CancellationToken.None) is null)
        {
            await record.WriteUnmarkedAsync(CancellationToken.None);
        }

        await (outgoing.IsAny
            ? record.ChangeAsync(RunRecordSql.Complete, RunRecordSql.Previous, outgoing.Keys, outgoing.Statements, CancellationToken.None)
            : record.DeleteAsync(RunRecordSql.Complete, CancellationToken.None));
        await record.ChangeAsync(RunRecordSql.Staged, RunRecordSql.Complete, await MadeAsync(staying), code: null, CancellationToken.None);
    }

    private async Task NoteExchangedAsync(Outgoing outgoing, HashSet<string> staying)
    {
        await record.ChangeAsync(RunRecordSql.Complete, Exchanging, [], code: null, CancellationToken.None);
        await record.ChangeAsync(RunRecordSql.Previous, RunRecordSql.Complete,
            await MadeAsync(staying), code: null, CancellationToken.None);
        await record.ChangeAsync(Exchanging, RunRecordSql.Previous, outgoing.Keys, outgoing.Statements, CancellationToken.None);
    }

    // What is there now and was not before, or has taken the name of something that went.
    private async Task<IEnumerable<string>> MadeAsync(HashSet<string> staying) =>
        (await objects.ListAsync(CancellationToken.None)).Where(item => !item.IsIn(Staging.OldPrefix))
            .Select(item => item.Key).Where(key => !staying.Contains(key));

    private async Task<bool> TryMakeAsync(IReadOnlyList<string> statements, bool mayWait)
    {
        try
        {
            foreach (var statement in statements)
            {
                await ExecuteAsync(statement);
            }

            return true;
        }
        catch (SqlException exception) when (mayWait && SchemaWriter.IsMissingObject(exception))
        {
            return false;
        }
    }

    private async Task RunAsync(Func<Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await SwapAttempts.RunAsync(connection, place, action, cancellationToken);
        }
        catch (SqlException exception) when (PermissionErrors.Contains(exception.Number))
        {
            throw new ConnectionException(
                $"Cannot replace what is in {place}. The user may not move it: GRANT CONTROL ON SCHEMA::… TO …, for each schema that is "
                + $"replaced (error {exception.Number}).",
                isTransient: false,
                exception);
        }
        catch (SqlException exception) when (exception.Number == IsBound)
        {
            throw new SafetyException(
                $"What is in {place} cannot be replaced: something of it is bound to something else, so that SQL Server does not let it be "
                + $"moved. It is left as it is. Clone into an empty database instead.");
        }
    }

    private async Task ExecuteAsync(IEnumerable<string> statements)
    {
        foreach (var batch in statements.Chunk(StatementsPerBatch))
        {
            await ExecuteAsync(string.Join(";\n", batch));
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new SqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
