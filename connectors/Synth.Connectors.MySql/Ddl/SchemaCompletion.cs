using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>
/// Completes a schema of which a journal keeps account. The server cannot undo changes of a schema, so that a change and its note are not
/// one: each is noted before it is carried out and after. Of one that was only begun, what is there is left as it is; a statement of the
/// user's is carried out again.
/// </summary>
/// <param name="control">The connection that holds the target's lock.</param>
/// <param name="writer">Carries out changes on that connection.</param>
internal sealed class SchemaCompletion(MySqlConnection control, SchemaWriter writer)
{
    /// <summary>Carries out what the journal does not have yet.</summary>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    public async Task RunAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        var begun = await ReadAsync(LoadJournalSql.ReadChangesBegun, cancellationToken);
        var applied = await ReadAsync(LoadJournalSql.ReadChangesApplied, cancellationToken);
        foreach (var (i, change) in plan.In(SchemaPhase.AfterLoad).Index().Skip(applied))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            await NoteAsync(LoadJournalSql.BeginChange, i + 1, cancellationToken);
            await writer.ApplyNotedAsync(change, mayBeThere: i < begun, cancellationToken);
            await NoteAsync(LoadJournalSql.NoteChanges, i + 1, cancellationToken);
        }
    }

    private Task<int> ReadAsync(string sql, CancellationToken cancellationToken) =>
        control.QuerySingleAsync<int>(new CommandDefinition(sql, cancellationToken: cancellationToken));

    private Task<int> NoteAsync(string sql, int count, CancellationToken cancellationToken) =>
        control.ExecuteAsync(new CommandDefinition(sql, new { Count = count }, cancellationToken: cancellationToken));
}
