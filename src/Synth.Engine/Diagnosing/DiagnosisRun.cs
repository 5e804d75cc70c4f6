using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Examines databases before a run and changes nothing in them.</summary>
/// <param name="observer">Is told how it goes.</param>
public sealed class DiagnosisRun(IRunObserver observer)
{
    /// <summary>Reads the catalog of a source, and the first row of each table.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectionException">The source cannot be reached, or refuses the login.</exception>
    public async Task<SourceDiagnosis> ExamineSourceAsync(DatabaseEndpoint source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        observer.OnStage(RunStage.ReadCatalog);
        var (schema, version, missing) = await ReadCatalogAsync(source, cancellationToken).ConfigureAwait(false);
        observer.OnStage(RunStage.ReadRows);
        var unreadable = new List<UnreadableTable>();
        for (var next = 0; next < schema.Tables.Count;)
        {
            // A refusal ends the snapshot on some engines, so that the rest is read in a session of its own.
            var session = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var isUsable = true;
                while (isUsable && next < schema.Tables.Count)
                {
                    var table = schema.Tables[next++];
                    if (await TryReadAsync(session, table, cancellationToken).ConfigureAwait(false) is { } reason)
                    {
                        unreadable.Add(new UnreadableTable(table.Name, reason));
                        isUsable = false;
                    }
                }
            }
        }

        return new SourceDiagnosis(version, schema.Tables.Count, unreadable.ToValueList(), schema.Issues, missing.ToValueList());
    }

    /// <summary>Looks at what a target holds.</summary>
    /// <param name="target">The target.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectionException">The target cannot be reached, or refuses the login.</exception>
    public static async Task<TargetDiagnosis> ExamineTargetAsync(DatabaseEndpoint target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        var session = await target.Connector.OpenTargetAsync(target.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return new TargetDiagnosis(
                session.ServerVersion,
                await session.DescribeContentsAsync(cancellationToken).ConfigureAwait(false),
                (await session.FindMissingGrantsAsync(cancellationToken).ConfigureAwait(false)).ToValueList());
        }
    }

    private static async Task<(DatabaseSchema Schema, string Version, IReadOnlyList<string> MissingGrants)> ReadCatalogAsync(
        DatabaseEndpoint source, CancellationToken cancellationToken)
    {
        var session = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return (
                await session.Catalog.ReadAsync(cancellationToken).ConfigureAwait(false),
                session.ServerVersion,
                await session.FindMissingReadGrantsAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    // Null when it can be read.
    private static async Task<string?> TryReadAsync(IDatabaseSession session, Table table, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in session.Tables.ReadAsync(table, batchSize: 1, cancellationToken).ConfigureAwait(false))
            {
                batch.Dispose();
                break;
            }

            return null;
        }
        catch (Exception exception) when (exception is ConnectionException { IsTransient: false } or ReadException)
        {
            return exception.Message;
        }
    }
}
