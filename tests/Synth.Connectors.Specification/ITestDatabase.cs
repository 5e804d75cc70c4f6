namespace Synth.Connectors.Specification;

/// <summary>A database of one test; disposing it removes it.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    DatabaseAddress Address { get; }

    /// <summary>The same place, spelled differently.</summary>
    DatabaseAddress OtherSpelling { get; }

    /// <summary>Runs statements on a connection of their own, past the connector.</summary>
    Task ExecuteAsync(string sql);

    /// <summary>
    /// The first column of what a query returns, on a connection of its own; only where <see cref="IConnectorFixture.HasQueries"/>.
    /// </summary>
    Task<IReadOnlyList<string>> QueryAsync(string sql);

    /// <summary>
    /// Its schema in the words of the engine, by means that share nothing with the connector, without what Synth keeps there for itself;
    /// null where the engine has no such words.
    /// </summary>
    Task<string?> DefinitionAsync();

    /// <summary>
    /// Runs a statement on the connection of a session that the connector opened, with whatever exception the driver throws.
    /// </summary>
    Task ExecuteThroughAsync(IDatabaseSession session, string sql);

    /// <summary>
    /// Cuts a session off as if the process had been killed in the middle of a run: what it wrote stays, nothing cleans up.
    /// </summary>
    Task KillAsync(ITargetSession session);

    /// <summary>
    /// Names of everything that is there and neither the database's own nor of the schema that was written: helper schemas, partial
    /// files.
    /// </summary>
    Task<IReadOnlyList<string>> ResidueAsync();
}
