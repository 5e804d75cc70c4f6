using Dapper;
using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Connectors.SqlServer.Swapping;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>What a target's journal has of the changes of the phase after the load, and how one more is noted.</summary>
internal sealed class ChangeNotes
{
    private readonly SqlConnection control;
    private readonly HashSet<int> done;

    private ChangeNotes(SqlConnection control, IEnumerable<int> done)
    {
        this.control = control;
        this.done = [.. done];
    }

    /// <summary>How many changes are noted.</summary>
    public int Count => done.Count;

    /// <summary>Reads those of a journal.</summary>
    /// <param name="control">The connection that holds the target's lock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ChangeNotes> ReadAsync(SqlConnection control, CancellationToken cancellationToken) =>
        new(control, await control.QueryAsync<int>(
            new CommandDefinition(LoadJournalSql.ReadChanges, cancellationToken: cancellationToken)));

    /// <summary>Whether a change is carried out already.</summary>
    /// <param name="number">Its place in the phase.</param>
    public bool Has(int number) => done.Contains(number);

    /// <summary>Notes a change that is carried out; does nothing where it is noted.</summary>
    public async Task NoteAsync(int number, CancellationToken cancellationToken)
    {
        if (!done.Contains(number))
        {
            await control.ExecuteAsync(
                new CommandDefinition(LoadJournalSql.NoteChange, new { Number = number }, cancellationToken: cancellationToken));
            done.Add(number);
        }
    }

    /// <summary>Carries out a change and notes it: both are there afterwards, or neither.</summary>
    /// <param name="number">Its place in the phase.</param>
    /// <param name="action">Its statements, on the connection that holds the target's lock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task CarryOutAsync(int number, Func<Task> action, CancellationToken cancellationToken)
    {
        await ExecuteAsync(SwapSql.BeginPlain, cancellationToken);
        try
        {
            await action();
            await NoteAsync(number, cancellationToken);
            await ExecuteAsync(SwapSql.Commit, cancellationToken);
        }
        catch
        {
            done.Remove(number);
            await TryRollBackAsync();
            throw;
        }
    }

    // What ended the change is told, and not that a connection which is gone takes no ROLLBACK.
    private async Task TryRollBackAsync()
    {
        if (control.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        try
        {
            await ExecuteAsync(SwapSql.RollBack, CancellationToken.None);
        }
        catch (SqlException)
        {
            // With the connection goes its transaction.
        }
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        control.ExecuteAsync(new CommandDefinition(sql, cancellationToken: cancellationToken));
}
