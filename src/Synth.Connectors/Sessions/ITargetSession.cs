using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// An open database that is filled. The order of use is: <see cref="DescribeContentsAsync"/>,
/// <see cref="BeginAsync(RunMarker, TargetUse, CancellationToken)"/>, schema before the load, rows, schema after it, verification, and then
/// either <see cref="PublishAsync"/> or <see cref="AbandonAsync"/>. Disposing a session that began and did not publish abandons it.
/// </summary>
/// <remarks>
/// All in between speaks of tables by the names that users will see, also while a replacement is built elsewhere. The target's lock is
/// held from begin to dispose, so that two runs never work on one target.
/// </remarks>
public interface ITargetSession : IDatabaseSession
{
    /// <summary>Creates the schema.</summary>
    ISchemaWriter SchemaWriter { get; }

    /// <summary>Loads rows.</summary>
    ITableLoader Loader { get; }

    /// <summary>Keeps account of a load that is divided or may be interrupted; null where the engine has no such record.</summary>
    ILoadJournal? Journal => null;

    /// <summary>
    /// The statements that would give the role what a run needs and it lacks, in order, as far as that shows without writing. None where
    /// nothing is missing, or where the engine has no roles. <c>…</c> stands for the role where the server does not tell its name.
    /// </summary>
    Task<IReadOnlyList<string>> FindMissingGrantsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What the target holds before the run; changes nothing.</summary>
    Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims the target for a run: marks it as being filled, after what an earlier unfinished run of ours left there is removed.
    /// </summary>
    /// <param name="marker">What tells the run.</param>
    /// <param name="use">What may be done with what the target holds.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">
    /// Another run works on the target, or it holds something that may not be touched, or that could not be replaced without harm.
    /// </exception>
    Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken);

    /// <summary>Claims an empty target for a run: <see cref="TargetUse.Fill"/>.</summary>
    /// <exception cref="SafetyException">The target holds tables that no unfinished run of ours made, or another run works on
    /// it.</exception>
    Task BeginAsync(RunMarker marker, CancellationToken cancellationToken) => BeginAsync(marker, TargetUse.Fill, cancellationToken);

    /// <summary>
    /// Carries out the changes of the phase after the load that the journal does not have yet, and notes each: what it does and the note
    /// are there both or neither where the engine can undo changes of the schema, else the note comes after. Changes that do not concern
    /// each other may be carried out at once.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told of each change before it is carried out; may be null.</param>
    /// <param name="cancellationToken">Checked for each change.</param>
    /// <exception cref="SafetyException">There is no unfinished run with a journal.</exception>
    /// <exception cref="LoadException">The engine refused a statement.</exception>
    async Task CompleteSchemaAsync(SchemaPlan plan, IProgress<SchemaChange>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var journal = Journal ?? throw JournalErrors.NotPrepared("The target");
        var noted = await journal.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw JournalErrors.NotPrepared("The target");
        var changes = plan.In(SchemaPhase.AfterLoad).ToArray();
        for (var i = noted.ChangesApplied; i < changes.Length; i++)
        {
            progress?.Report(changes[i]);
            await SchemaWriter.ApplyAsync(plan, changes[i], cancellationToken).ConfigureAwait(false);
            await journal.NoteChangesAsync(i + 1, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Marks the target as complete; from here on it is what users see. A replacement is swapped in: each statement sees the old rows or
    /// the new ones, as far as the engine can promise it, and the old ones are kept as the previous generation in place of an earlier one.
    /// </summary>
    /// <exception cref="SafetyException">The old generation is in use and did not become free in time; it is still there.</exception>
    Task PublishAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes everything that this run made; what was there before is as it was. Does nothing before
    /// <see cref="BeginAsync(RunMarker, TargetUse, CancellationToken)"/> or after <see cref="PublishAsync"/>.
    /// </summary>
    Task AbandonAsync();

    /// <summary>
    /// Puts the previous generation back, by the same swap. The one that it replaces becomes the previous one, so that doing it again
    /// undoes it.
    /// </summary>
    /// <returns>The marker of the generation that is there now.</returns>
    /// <exception cref="SafetyException">None is kept, another run works on the target, or the target is in use.</exception>
    Task<RunMarker> RollBackAsync(CancellationToken cancellationToken);
}
