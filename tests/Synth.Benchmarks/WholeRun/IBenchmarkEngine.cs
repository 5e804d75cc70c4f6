using Synth.Engine;

namespace Synth.Benchmarks.WholeRun;

/// <summary>An engine on which whole runs are measured, with its own way to copy a database row by row.</summary>
internal interface IBenchmarkEngine : IAsyncDisposable
{
    /// <summary>How the plain copy is made, for people.</summary>
    string CopyName { get; }

    /// <summary>An empty database.</summary>
    Task<DatabaseEndpoint> CreateDatabaseAsync();

    /// <summary>Drops a database.</summary>
    Task DropDatabaseAsync(DatabaseEndpoint database);

    /// <summary>Copies a database into an empty one as it is.</summary>
    /// <returns>Seconds.</returns>
    Task<double> CopyAsync(DatabaseEndpoint source, DatabaseEndpoint target);
}
