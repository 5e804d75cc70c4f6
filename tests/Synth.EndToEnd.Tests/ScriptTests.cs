using Synth.Connectors;
using Synth.Connectors.Files;
using Synth.Connectors.MySql;
using Synth.Connectors.PostgreSql;
using Synth.Connectors.Sqlite;
using Synth.Data;
using Synth.Engine;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>A script, carried out by the engine's own client, makes the database that a clone would have been.</summary>
public sealed class ScriptTests(Engines engines)
{
    private static readonly FileConnector Scripts = FileConnector.Script(
        new IDatabaseConnector[] { new PostgreSqlConnector(), new MySqlDatabaseConnector(),
            new SqliteConnector() }.SelectMany(connector => connector.Scripts));

    public static TheoryData<string, EngineName, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, EngineName, string>();
            foreach (var schema in HardSchemaList.All)
            {
                // SQLite rounds the last digit of numbers near the ends of their range when it reads them.
                foreach (var engine in schema.Sources.Where(engine =>
                    engine != EngineName.SqlServer && (engine != EngineName.Sqlite || schema != ValueSchemas.Numbers)))
                {
                    cases.Add(schema.Name, engine, "insert");
                    if (engine == EngineName.PostgreSql)
                    {
                        cases.Add(schema.Name, engine, "copy");
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Schema_and_rows_come_out_of_a_script_as_they_were(string name, EngineName engine, string rows)
    {
        await using var source = await engines.CreateAsync(engine, HardSchemaList.Find(name).SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        using var place = new TemporaryScript();
        await WriteAsync(source, place.Address(DialectOf(engine), rows));
        await ScriptClient.RunAsync(target.Endpoint.Address, engine, place.Path);
        Assert.Equal(await source.DumpAsync(), await target.DumpAsync());
        Assert.True(File.Exists(place.Description));
        Assert.Equal(2, place.Entries.Count());
    }

    [Theory]
    [InlineData(EngineName.Sqlite, EngineName.PostgreSql)]
    [InlineData(EngineName.PostgreSql, EngineName.Sqlite)]
    [InlineData(EngineName.PostgreSql, EngineName.MySql)]
    [InlineData(EngineName.MySql, EngineName.PostgreSql)]
    public async Task A_clone_may_be_a_script_for_another_engine(EngineName from, EngineName to)
    {
        await using var source = await engines.CreateAsync(from, KeySchemas.IdentityAndGenerated.SqlFor(from));
        await using var target = await engines.CreateAsync(to);
        using var place = new TemporaryScript();
        var run = new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System);
        var result = await run.CloneAsync(
            source.Endpoint, new DatabaseEndpoint(Scripts, place.Address(DialectOf(to), "insert")), CancellationToken.None);
        Assert.Empty(result.Certificate.Broken);
        await ScriptClient.RunAsync(target.Endpoint.Address, to, place.Path);
        Assert.Equal(result.Tables.Select(table => table.SyntheticRows).Order(), (await target.RowCountsAsync()).Order());
        await target.ExecuteAsync("INSERT INTO invoices (net, rate) VALUES (900, 107)");
    }

    [Theory]
    [InlineData("", "dialect=")]
    [InlineData("oracle", "Known are")]
    [InlineData("sqlite", "has no COPY")]
    public async Task A_script_that_cannot_be_written_is_refused_before_the_source_is_read(string dialect, string reason)
    {
        using var place = new TemporaryScript();
        var address = place.Address(dialect, "copy");
        var refusal = await Assert.ThrowsAsync<AddressException>(() => Scripts.OpenTargetAsync(
            dialect.Length > 0 ? address : address with { Options = new Dictionary<string, string>() }, CancellationToken.None));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_there_is_not_overwritten()
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, ShapeSchemas.ThreeSmallLevels.SqlFor(EngineName.Sqlite));
        using var place = new TemporaryScript();
        await File.WriteAllTextAsync(place.Path, "SELECT 1;", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SafetyException>(() => WriteAsync(source, place.Address("sqlite", "insert")));
        Assert.Equal("SELECT 1;", await File.ReadAllTextAsync(place.Path, TestContext.Current.CancellationToken));
    }

    private static string DialectOf(EngineName engine) => engine switch
    {
        EngineName.Sqlite => "sqlite",
        EngineName.PostgreSql => "postgres",
        _ => ScriptClient.IsMariaDb ? "mariadb" : "mysql",
    };

    // The rows themselves, not synthetic ones, so that they can be compared.
    private static async Task WriteAsync(ScratchDatabase source, DatabaseAddress script)
    {
        var rows = new Dictionary<TableName, List<RecordBatch>>();
        await using var session = await source.Endpoint.Connector.OpenSourceAsync(source.Endpoint.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        foreach (var table in schema.Tables)
        {
            rows[table.Name] = await session.Tables.ReadAsync(table, 1000, CancellationToken.None).ToListAsync();
        }

        await TargetRun.WriteAsync(Scripts, script, schema, table => rows[table.Name]);
        foreach (var batch in rows.Values.SelectMany(batches => batches))
        {
            batch.Dispose();
        }
    }
}
