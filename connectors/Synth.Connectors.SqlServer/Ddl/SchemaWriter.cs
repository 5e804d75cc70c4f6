using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Swapping;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Recreates schemas batch by batch on one connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="collation">The collation of the target's columns that name none; null where the server does not say.</param>
/// <param name="staging">Where the run builds.</param>
internal sealed class SchemaWriter(SqlConnection connection, string? collation, Staging staging) : ISchemaWriter
{
    // Invalid object, column, function or routine: what a text names may come later.
    private static readonly int[] MissingObjects = [207, 208, 2812, 2715, 4121, 195, 15151];

    // What it is about is not there, or hidden from the login: an index of a view that was refused.
    private const int NoSuchObject = 1088;

    private readonly StagedChanges staged = new(staging, connection);
    private readonly List<LedgerEntry> leftOut = [];

    public IReadOnlyList<LedgerEntry> LeftOut => leftOut;

    /// <summary>The collation of texts in keys of other engines; null where the server has none that tells all of them apart.</summary>
    public string? KeyCollation { get; init; } = KeyCollations.Usual;

    public SchemaTranslation Translate(DatabaseSchema source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Engine == SqlServerConnector.EngineName
            ? SameEngineTranslation.Translate(source, collation)
            : new ForeignSchemaTranslation(source, collation) { KeyCollation = KeyCollation }.Translate();
    }

    public IReadOnlyList<string> Render(SchemaChange change) => StatementRenderer.Render(change);

    public async Task ApplyAsync(
        SchemaPlan plan, SchemaPhase phase, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var waiting = new List<SchemaChange>();
        foreach (var change in plan.In(phase))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            foreach (var part in await staged.OfAsync(change, cancellationToken))
            {
                if (!await TryApplyAsync(part, mayWait: IsCode(part), cancellationToken))
                {
                    waiting.Add(part);
                }
            }
        }

        await Rounds.RunAsync(waiting, (change, mayWait) => TryApplyAsync(change, mayWait, cancellationToken));
    }

    /// <summary>Carries out what has waited for the swap.</summary>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    public Task ApplyPostponedAsync(CancellationToken cancellationToken) =>
        Rounds.RunAsync(
            staging.Postponed,
            (change, mayWait) => TryApplyAsync(
                change, mayWait && IsCode(change), isAlone: false, () => ExecuteAsync(change, cancellationToken), cancellationToken));

    /// <summary>Whether a statement was refused because something that it names is not there, or not yet.</summary>
    public static bool IsMissingObject(SqlException exception) => MissingObjects.Contains(exception.Number);

    /// <summary>Carries out the statements of a change one after another, without trying again.</summary>
    public async Task ExecuteAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        foreach (var statement in Render(change))
        {
            await ExecuteAsync(change, statement, cancellationToken);
        }
    }

    /// <summary>Carries out a change, and says what became of it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="mayWait">Whether it may wait for what it names.</param>
    /// <param name="isAlone">
    /// Whether it is no part of a transaction with others: of such, one that nothing depends on may be left out.
    /// </param>
    /// <param name="carryOut">Carries out its statements.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is dealt with; else it waits.</returns>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    public async Task<bool> TryApplyAsync(
        SchemaChange change, bool mayWait, bool isAlone, Func<Task> carryOut, CancellationToken cancellationToken)
    {
        try
        {
            await carryOut();
            return true;
        }
        catch (SqlException exception) when (mayWait && IsMissingObject(exception))
        {
            await ResetAsync(change, cancellationToken);
            return false;
        }
        catch (SqlException) when (IsDispensable(change) && MayGoOn(cancellationToken))
        {
            return true;
        }
        catch (SqlException exception) when (
            isAlone && IsLast(change) && IsRefusal(exception) && !Deadlocks.IsVictim(exception) && MayGoOn(cancellationToken))
        {
            await ResetAsync(change, cancellationToken);
            leftOut.Add(new LedgerEntry(
                LedgerOutcome.Skipped, DdlErrors.Describe(change), $"The server refuses it: {DdlErrors.ReasonOf(exception)}."));
            return true;
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw DdlErrors.Explain(change, exception);
        }
    }

    /// <summary>Carries out a change, each of its statements again while it is a deadlock's victim.</summary>
    public async Task ExecuteEachAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        foreach (var statement in Render(change))
        {
            await Deadlocks.RetryAsync(() => ExecuteAsync(change, statement, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Whether a change is the text of a view, a routine, a trigger or the like, which may name what comes later.</summary>
    public static bool IsCode(SchemaChange change) => change is CreateView or CreateRoutine or CreateObject or CreateTrigger;

    private Task<bool> TryApplyAsync(SchemaChange change, bool mayWait, CancellationToken cancellationToken) =>
        TryApplyAsync(change, mayWait, isAlone: true, () => ExecuteEachAsync(change, cancellationToken), cancellationToken);

    // Some servers have no extended properties, or let nobody add them.
    private async Task ExecuteAsync(SchemaChange change, string statement, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new SqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqlException exception) when (
            CommentRenderer.IsComment(statement) && !Deadlocks.IsVictim(exception) && MayGoOn(cancellationToken))
        {
            var number = exception.Number.ToString(CultureInfo.InvariantCulture);
            leftOut.Add(new LedgerEntry(
                LedgerOutcome.Skipped,
                change is CreateObject ? DdlErrors.Describe(change) : $"a comment of {DdlErrors.Describe(change)}",
                $"The server does not take it as an extended property (error {number})."));
        }
    }

    private static bool IsRefusal(SqlException exception) =>
        exception.Number == NoSuchObject || !DdlErrors.IsForbidden(exception);

    private bool MayGoOn(CancellationToken cancellationToken) =>
        connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested;

    // The settings that a text was to be read under would go on for the next one.
    private async Task ResetAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        foreach (var setting in Render(change).Where(statement => ModuleRenderer.RestoresSetting(statement)))
        {
            await using var command = new SqlCommand(setting, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // What nothing that holds rows depends on: a collection of XML schemas, a view of another database, a text that speaks of a user who is
    // not there.
    private static bool IsLast(SchemaChange change) =>
        IsCode(change) && (change.Phase == SchemaPhase.AfterLoad || change is CreateObject { Object.Kind: XmlSchemaAssembler.Kind });

    // Statistics only make queries quicker, and the verifier finds identities that would give a number twice.
    private static bool IsDispensable(SchemaChange change) => change is AnalyzeTable or AdvanceIdentity;
}
