using Synth.Data;
using Synth.Engine;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>From an engine into files, and from the files into the engine again.</summary>
public sealed class FileTests(Engines engines)
{
    public static TheoryData<string, EngineName, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, EngineName, string>();
            foreach (var schema in HardSchemaList.All)
            {
                foreach (var engine in new[] { EngineName.Sqlite, EngineName.PostgreSql }.Where(schema.Sources.Contains))
                {
                    foreach (var form in FilePlace.Forms)
                    {
                        cases.Add(schema.Name, engine, form);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Schema_and_rows_come_back_from_files_as_they_were(string name, EngineName engine, string form)
    {
        await using var source = await engines.CreateAsync(engine, HardSchemaList.Find(name).SqlFor(engine));
        await using var target = await engines.CreateAsync(engine);
        using var files = new FilePlace(form);
        await CopyAsync(source.Endpoint, files.Endpoint);
        await CopyAsync(files.Endpoint, target.Endpoint);
        Assert.Empty(files.Residue);
        Assert.Equal(await source.DumpAsync(), await target.DumpAsync());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    [InlineData("duckdb")]
    public async Task Files_are_cloned_into_and_from(string form)
    {
        await using var source = await engines.CreateAsync(EngineName.Sqlite, KeySchemas.IdentityAndGenerated.SqlFor(EngineName.Sqlite));
        await using var target = await engines.CreateAsync(EngineName.Sqlite);
        using var files = new FilePlace(form);
        var there = await CloneAsync(source.Endpoint, files.Endpoint);
        var back = await CloneAsync(files.Endpoint, target.Endpoint);
        Assert.Empty(there.Certificate.Broken);
        Assert.NotEmpty(there.Certificate.Checks);
        Assert.Equal(there.Tables.Select(table => table.SyntheticRows), back.Tables.Select(table => table.SourceRows));
        await CloneAssert.CompleteAsync(back, target);
    }

    private static Task<RunResult> CloneAsync(DatabaseEndpoint source, DatabaseEndpoint target) =>
        new SynthesisRun(Clone.Options, SilentObserver.Instance, TimeProvider.System).CloneAsync(source, target, CancellationToken.None);

    // The rows themselves, not synthetic ones, so that they can be compared.
    private static async Task CopyAsync(DatabaseEndpoint from, DatabaseEndpoint to)
    {
        var rows = new Dictionary<TableName, List<RecordBatch>>();
        await using var session = await from.Connector.OpenSourceAsync(from.Address, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        foreach (var table in schema.Tables)
        {
            rows[table.Name] = await session.Tables.ReadAsync(table, 1000, CancellationToken.None).ToListAsync();
        }

        await TargetRun.WriteAsync(to.Connector, to.Address, schema, table => rows[table.Name]);
        foreach (var batch in rows.Values.SelectMany(batches => batches))
        {
            batch.Dispose();
        }
    }
}
