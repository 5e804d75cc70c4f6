using Synth.Connectors.Specification;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.MySql.Tests;

/// <summary>Gives the suites databases on one server, which starts with the first test that needs it.</summary>
public sealed class MySqlFixture : IConnectorFixture, IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1);
    private MySqlServer? server;

    public IDatabaseConnector Connector { get; } = new MySqlDatabaseConnector();

    public int TimestampDigits => 6;

    public bool KeepsZeroCharacter => true;

    public bool KeepsNonFiniteNumbers => false;

    public bool ApproximatesNonFiniteNumbers => true;

    public bool HasExpressionIndexes => false;

    public bool HasPartialIndexes => false;

    public bool TellsUniqueIndexesFromConstraints => false;

    public bool FindsReferencedKeys => false;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<ITestDatabase> CreateDatabaseAsync() => await CreateAsync();

    /// <summary>The engine words conditions by itself, has statements of its own, and lists constraints by name.</summary>
    public DatabaseSchema Normalize(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Tables = schema.Tables.Select(Normalize).ToValueList(), Issues = [] };
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        starting.Dispose();
    }

    internal async Task<MySqlTestDatabase> CreateAsync()
    {
        await starting.WaitAsync();
        try
        {
            server ??= await MySqlServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return new MySqlTestDatabase(server, await server.CreateDatabaseAsync());
    }

    private static Table Normalize(Table table) => table with
    {
        UniqueConstraints = table.UniqueConstraints.OrderBy(constraint => constraint.Name, StringComparer.Ordinal).ToValueList(),
        ForeignKeys = table.ForeignKeys.OrderBy(key => key.Name, StringComparer.Ordinal).ToValueList(),
        Checks = table.Checks.OrderBy(check => check.Name, StringComparer.Ordinal)
            .Select(check => check with { Sql = Bare(check.Sql) }).ToValueList(),
        Indexes = table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal)
            .Select(index => index with { Definition = null }).ToValueList(),
        Definition = null,
    };

    private static string Bare(string sql) => new([.. sql.Where(character => character is not ('(' or ')' or ' ' or '`'))]);
}
