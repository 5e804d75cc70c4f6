using MySqlConnector;
using Synth.Connectors.MySql.Ddl.Translation;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl;

/// <summary>Recreates schemas statement by statement on one connection. What is made is noted before it is made.</summary>
internal sealed class SchemaWriter(MySqlConnection connection, ServerFacts facts, RunRecord record) : ISchemaWriter
{
    public SchemaTranslation Translate(DatabaseSchema source) => TranslationChoice.Translate(source, facts, facts.Version.Understands);

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change, facts.Version);

    public async Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SchemaChange[] changes = [.. plan.In(phase)];
        await AnnounceAsync(changes, cancellationToken);
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            await ApplyAsync(change, mayBeThere: false, cancellationToken);
        }
    }

    /// <summary>Carries out one change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="mayBeThere">Whether it may have been carried out before, unnoted: what it makes is then left as it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    public async Task ApplyNotedAsync(SchemaChange change, bool mayBeThere, CancellationToken cancellationToken)
    {
        await AnnounceAsync([change], cancellationToken);
        await ApplyAsync(change, mayBeThere, cancellationToken);
    }

    private async Task AnnounceAsync(SchemaChange[] changes, CancellationToken cancellationToken)
    {
        try
        {
            await record.AnnounceAsync(changes.Select(MadeObject.Of).OfType<MadeObject>(), cancellationToken);
        }
        catch (MySqlException exception)
        {
            throw new LoadException(
                $"The run's record in the target cannot be written: the server answered {exception.Number}.", exception);
        }
    }

    private async Task ApplyAsync(SchemaChange change, bool mayBeThere, CancellationToken cancellationToken)
    {
        foreach (var statement in Render(change))
        {
            try
            {
                await using var command = new MySqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (MySqlException exception) when (mayBeThere && change is not RunStatement && DdlErrors.IsThere(exception))
            {
                // Servers make an object whole or not at all.
            }
            catch (MySqlException exception)
            {
                throw DdlErrors.Explain(change, facts.Database, exception);
            }
        }
    }
}
