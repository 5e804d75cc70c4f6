using Synth.Connectors;
using Synth.Connectors.SqlServer;
using Synth.Engine;
using Synth.Testing;

namespace Synth.EndToEnd.Tests;

/// <summary>A database on the server of all tests, dropped when its test ends.</summary>
internal sealed class SqlServerScratch(SqlServerServer server, DatabaseAddress address) : ScratchDatabase
{
    private const string Contents = """
        SELECT name FROM sys.schemas WHERE schema_id < 16384 AND name NOT IN (N'dbo', N'guest', N'sys', N'INFORMATION_SCHEMA')
        UNION ALL
        SELECT name FROM sys.objects WHERE type IN ('U', 'V', 'P', 'FN', 'IF', 'TF', 'SO', 'SN') AND is_ms_shipped = 0
        """;

    public override DatabaseEndpoint Endpoint => new(new SqlServerConnector(), address);

    public override DatabaseEndpoint OtherSpelling =>
        Endpoint with { Address = address with { Scheme = "mssql", Host = address.Host == "127.0.0.1" ? "localhost" : address.Host } };

    public override Task ExecuteAsync(string sql) => SqlServerServer.ExecuteAsync(address, TransactSql.Batches(sql));

    public override Task<IReadOnlyList<string>> QueryAsync(string sql) => SqlServerServer.QueryAsync(address, TransactSql.Batches(sql)[0]);

    public override Task<IReadOnlyList<string>> ContentsAsync() => QueryAsync(Contents);

    public override async ValueTask DisposeAsync() => await server.DropDatabaseAsync(address);
}
