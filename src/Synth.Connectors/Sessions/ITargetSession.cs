namespace Synth.Connectors;

/// <summary>
/// An open database that is filled. The order of use is: <see cref="DescribeContentsAsync"/>, <see cref="BeginAsync"/>, schema before
/// the load, rows, schema after it, verification, and then either <see cref="PublishAsync"/> or <see cref="AbandonAsync"/>.
/// Disposing a session that began and did not publish abandons it.
/// </summary>
public interface ITargetSession : IDatabaseSession
{
    /// <summary>Creates the schema.</summary>
    ISchemaWriter SchemaWriter { get; }

    /// <summary>Loads rows.</summary>
    ITableLoader Loader { get; }

    /// <summary>Keeps account of a load that is divided or may be interrupted; null where the engine has no such record.</summary>
    ILoadJournal? Journal => null;

    /// <summary>What the target holds before the run; changes nothing.</summary>
    Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims the target for a run: marks it as being filled, after what an earlier unfinished run of ours left there is removed.
    /// </summary>
    /// <exception cref="SafetyException">The target holds tables that no unfinished run of ours made.</exception>
    Task BeginAsync(RunMarker marker, CancellationToken cancellationToken);

    /// <summary>Marks the target as complete; from here on it is what users see.</summary>
    Task PublishAsync(CancellationToken cancellationToken);

    /// <summary>Removes everything that this run made. Does nothing before <see cref="BeginAsync"/> or after <see cref="PublishAsync"/>.</summary>
    Task AbandonAsync();
}
