using Npgsql;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Carries out changes of different tables at once, each on a connection of its own.</summary>
/// <param name="pool">Lends the connections.</param>
/// <param name="tables">Tells which changes may meet.</param>
/// <param name="apply">Carries out a change on a connection.</param>
internal sealed class ConcurrentChanges(
    ConnectionPool<NpgsqlConnection> pool, TableChanges tables, Func<NpgsqlConnection, PlannedChange, CancellationToken, Task> apply)
{
    // Building an index may take parallel workers of the server besides; validating a key does not.
    private const int Concurrency = 3;

    /// <summary>Carries out changes that all concern certain tables alone.</summary>
    /// <param name="changes">The changes, those of one table in order.</param>
    /// <param name="begin">Told of each one before it begins.</param>
    /// <param name="cancellationToken">Stops it before the next change begins.</param>
    public async Task ApplyAsync(IEnumerable<PlannedChange> changes, Action<PlannedChange> begin, CancellationToken cancellationToken)
    {
        var waiting = changes.ToList();
        var running = new List<(Task Task, PlannedChange Change)>();
        try
        {
            while (waiting.Count + running.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (running.Count < Concurrency && tables.NextOf(waiting, running.Select(entry => entry.Change)) is { } next)
                {
                    waiting.Remove(next);
                    begin(next);
                    running.Add((ApplyOnLeaseAsync(next, cancellationToken), next));
                    continue;
                }

                var done = await Task.WhenAny(running.Select(entry => entry.Task));
                running.RemoveAt(running.FindIndex(entry => entry.Task == done));
                await done;
            }
        }
        finally
        {
            // After a failure the others only have to come to their end.
            await Task.WhenAll(running.Select(entry => entry.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ApplyOnLeaseAsync(PlannedChange change, CancellationToken cancellationToken)
    {
        await using var lease = await pool.LeaseAsync(cancellationToken);
        await apply(lease.Connection, change, cancellationToken);
        lease.Complete();
    }
}
