using Synth.Connectors.Specification;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Tests;

/// <summary>Gives the suites SQLite databases in a temporary folder.</summary>
public sealed class SqliteFixture : IConnectorFixture
{
    public IDatabaseConnector Connector { get; } = new SqliteConnector();

    public int TimestampDigits => 7;

    public bool KeepsZeroCharacter => true;

    public Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteTestDatabase());

    /// <summary>SQLite keeps every statement as it was written: nothing needs to be taken away.</summary>
    public DatabaseSchema Normalize(DatabaseSchema schema) => schema;
}
