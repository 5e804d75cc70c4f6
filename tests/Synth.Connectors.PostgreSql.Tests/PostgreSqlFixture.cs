using Synth.Connectors.Specification;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests;

/// <summary>Gives the suites databases on one PostgreSQL server, which starts with the first test that needs it.</summary>
public sealed class PostgreSqlFixture : IConnectorFixture, IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1);
    private PostgreSqlServer? server;

    public IDatabaseConnector Connector { get; } = new PostgreSqlConnector();

    public int TimestampDigits => 6;

    public bool KeepsZeroCharacter => false;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<ITestDatabase> CreateDatabaseAsync() => await CreateAsync();

    /// <summary>PostgreSQL words conditions and index statements by itself and names the sequences behind identities.</summary>
    public DatabaseSchema Normalize(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Tables = schema.Tables.Select(Normalize).ToValueList() };
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        starting.Dispose();
    }

    internal async Task<PostgreSqlTestDatabase> CreateAsync()
    {
        await starting.WaitAsync();
        try
        {
            server ??= await PostgreSqlServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }

        return new PostgreSqlTestDatabase(server, await server.CreateDatabaseAsync());
    }

    private static Table Normalize(Table table) => table with
    {
        Columns = table.Columns.Select(Normalize).ToValueList(),
        UniqueConstraints = table.UniqueConstraints.OrderBy(constraint => constraint.Name, StringComparer.Ordinal).ToValueList(),
        ForeignKeys = table.ForeignKeys.OrderBy(key => key.Name, StringComparer.Ordinal).ToValueList(),
        Checks = table.Checks.OrderBy(check => check.Name, StringComparer.Ordinal)
            .Select(check => check with { Sql = Bare(check.Sql) }).ToValueList(),
        Indexes = table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal).Select(Normalize).ToValueList(),
    };

    private static Column Normalize(Column column) => column with
    {
        Identity = column.Identity is { } identity ? identity with { SequenceName = null } : null,
        Generated = column.Generated is { } generated ? generated with { Sql = Bare(generated.Sql) } : null,
    };

    private static Synth.Schema.Index Normalize(Synth.Schema.Index index) => index with
    {
        Definition = null,
        Filter = index.Filter is null ? null : Bare(index.Filter),
    };

    private static string Bare(string sql) => new([.. sql.Where(character => character is not ('(' or ')' or ' ' or '"'))]);
}
