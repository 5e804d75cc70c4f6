using System.Globalization;
using Dapper;
using Npgsql;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>What a target's journal has of the changes of a phase, and how one more is noted.</summary>
internal sealed class ChangeNotes
{
    private readonly HashSet<int> done;
    private readonly int? holder;

    private ChangeNotes(IEnumerable<int> done, int? holder)
    {
        this.done = [.. done];
        this.holder = holder;
    }

    /// <summary>Those of a run without a journal: nothing is done, nothing is noted.</summary>
    public static ChangeNotes None { get; } = new([], holder: null);

    /// <summary>Whether changes are noted.</summary>
    public bool AreKept => holder is not null;

    /// <summary>Reads those of a journal.</summary>
    /// <param name="control">The connection that holds the target's lock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ChangeNotes> ReadAsync(NpgsqlConnection control, CancellationToken cancellationToken)
    {
        var done = await control.QuerySingleAsync<int[]>(
            new CommandDefinition("SELECT changes_done FROM synth.journal", cancellationToken: cancellationToken));
        var holder = await control.QuerySingleAsync<int>(
            new CommandDefinition("SELECT pg_backend_pid()", cancellationToken: cancellationToken));
        return new ChangeNotes(done, holder);
    }

    /// <summary>Whether a change is carried out already.</summary>
    public bool Has(PlannedChange change) => done.Contains(change.Number);

    /// <summary>
    /// The statement that notes a change, for the transaction that carries it out; none where nothing is noted. It fails with a division by
    /// zero, and the transaction with it, when the session has lost the target's lock: another one then carries out the same changes.
    /// </summary>
    public IEnumerable<string> Note(PlannedChange change) => holder is { } process
        ? [string.Create(CultureInfo.InvariantCulture, $"""
            WITH noted AS (
                UPDATE synth.journal SET changes_done = changes_done || {change.Number}
                WHERE EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = {process})
                RETURNING 1)
            SELECT 1 / count(*) FROM noted
            """)]
        : [];
}
