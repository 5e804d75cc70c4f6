using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>
/// Carries out the changes of the phase after the load that a journal does not have yet, each in one transaction with its note. The
/// statements of users, which may be such as no transaction takes, are noted afterwards.
/// </summary>
/// <param name="writer">Carries out changes.</param>
/// <param name="notes">What the journal has.</param>
internal sealed class SchemaCompletion(SchemaWriter writer, ChangeNotes notes)
{
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    public async Task RunAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        var waiting = new List<(int Number, SchemaChange Change)>();
        foreach (var (number, change) in plan.In(SchemaPhase.AfterLoad).Index().Where(step => !notes.Has(step.Index)).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(change);
            if (!await TryApplyAsync(number, change, mayWait: SchemaWriter.IsCode(change), cancellationToken))
            {
                waiting.Add((number, change));
            }
        }

        await Rounds.RunAsync(waiting, (step, mayWait) => TryApplyAsync(step.Number, step.Change, mayWait, cancellationToken));
    }

    private Task<bool> TryApplyAsync(int number, SchemaChange change, bool mayWait, CancellationToken cancellationToken) =>
        writer.TryApplyAsync(change, mayWait, isAlone: true, () => CarryOutAsync(number, change, cancellationToken), cancellationToken);

    private async Task CarryOutAsync(int number, SchemaChange change, CancellationToken cancellationToken)
    {
        if (change is RunStatement)
        {
            await writer.ExecuteEachAsync(change, cancellationToken);
            await notes.NoteAsync(number, cancellationToken);
            return;
        }

        await Deadlocks.RetryAsync(
            () => notes.CarryOutAsync(number, () => writer.ExecuteAsync(change, cancellationToken), cancellationToken), cancellationToken);
    }
}
