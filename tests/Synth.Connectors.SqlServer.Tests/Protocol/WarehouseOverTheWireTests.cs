using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Connectors.SqlServer.Tests.Models;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// A database as warehouses are: partitions, keys beside them, columnstore, computed columns that call functions, versions of rows.
/// </summary>
public sealed class WarehouseOverTheWireTests
{
    private static readonly SqlServerConnector Connector = new();

    private static DatabaseSchema Warehouse()
    {
        using var model = ScriptModel.OfScript(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", "warehouse.sql")));
        var schema = SchemaAssembler.Assemble(ModelCatalog.Read(model));
        return SameEngineTranslation.Translate(schema, schema.Collation).Schema;
    }

    [Fact]
    public async Task Every_statement_is_taken()
    {
        var schema = Warehouse();
        await using var server = new TdsServer(new StoredDatabase().Answer);
        await using var session = await Connector.OpenTargetAsync(server.Address, TestContext.Current.CancellationToken);
        await session.BeginAsync(TargetRun.Marker, TestContext.Current.CancellationToken);
        await TargetRun.FillAsync(Connector, session, schema);
        await session.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Empty(session.SchemaWriter.LeftOut);
        var routines = server.Requests.Select(request => request.Text).ToList();
        Assert.True(
            routines.FindIndex(text => text.Contains("FUNCTION [stock].[padded]", StringComparison.Ordinal))
            < routines.FindIndex(text => text.StartsWith("CREATE TABLE [stock].[item]", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_that_names_no_place_is_refused_on_partitions()
    {
        var schema = Warehouse();
        var careless = schema with
        {
            Tables = schema.Tables.Select(table => table with
            {
                PrimaryKey = table.PrimaryKey! with
                {
                    Options = table.PrimaryKey.Options.Where(option => option != IndexOptions.Unpartitioned).ToValueList(),
                },
            }).ToValueList(),
        };
        await using var server = new TdsServer(new StoredDatabase().Answer);
        var error = await Assert.ThrowsAsync<LoadException>(() => TargetRun.WriteAsync(Connector, server.Address, careless, _ => []));
        Assert.Contains("error 1908", error.Message, StringComparison.Ordinal);
    }
}
