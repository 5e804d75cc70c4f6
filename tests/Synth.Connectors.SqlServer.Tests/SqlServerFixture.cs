using Synth.Connectors.Specification;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Connectors.SqlServer.Tests;

/// <summary>Gives the suites databases on one SQL Server.</summary>
public sealed class SqlServerFixture : IConnectorFixture
{
    private readonly Lazy<SqlServerServer> server = new(SqlServerServer.Find, LazyThreadSafetyMode.PublicationOnly);

    public IDatabaseConnector Connector { get; } = new SqlServerConnector();

    public int TimestampDigits => 7;

    public bool KeepsZeroCharacter => true;

    public bool KeepsNonFiniteNumbers => false;

    public bool HasExpressionIndexes => false;

    /// <summary>A row has 8,060 bytes.</summary>
    public int WidestTable => 900;

    public async Task<ITestDatabase> CreateDatabaseAsync() => await CreateAsync();

    /// <summary>SQL Server words expressions by itself; what a session says about itself is no part of a schema.</summary>
    public DatabaseSchema Normalize(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema with { Issues = [], Tables = schema.Tables.Select(Normalize).ToValueList() };
    }

    internal async Task<SqlServerTestDatabase> CreateAsync() => new(server.Value, await server.Value.CreateDatabaseAsync());

    private static Table Normalize(Table table) => table with
    {
        Columns = table.Columns.Select(Normalize).ToValueList(),
        UniqueConstraints = table.UniqueConstraints.OrderBy(constraint => constraint.Name, StringComparer.Ordinal).ToValueList(),
        ForeignKeys = table.ForeignKeys.OrderBy(key => key.Name, StringComparer.Ordinal).ToValueList(),
        Checks = table.Checks.OrderBy(check => check.Name, StringComparer.Ordinal)
            .Select(check => check with { Sql = Bare(check.Sql) }).ToValueList(),
        Indexes = table.Indexes.OrderBy(index => index.Name, StringComparer.Ordinal)
            .Select(index => index with { Filter = index.Filter is null ? null : Bare(index.Filter) }).ToValueList(),
    };

    private static Column Normalize(Column column) => column with
    {
        Generated = column.Generated is { } generated ? generated with { Sql = Bare(generated.Sql) } : null,
    };

    private static string Bare(string sql) => new([.. sql.Where(character => character is not ('(' or ')' or ' ' or '[' or ']' or '"'))]);
}
