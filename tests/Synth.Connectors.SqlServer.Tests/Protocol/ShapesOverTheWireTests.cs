using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Values that the server itself makes of texts, and what it says of texts that are none.</summary>
public sealed class ShapesOverTheWireTests
{
    private static readonly SqlServerConnector Connector = new();

    private static readonly Table Places = SchemaBuilder.Table(
        "place",
        SchemaBuilder.Required("id", new IntegerType(32)) with { NativeType = "int" },
        SchemaBuilder.Nullable("spot", new UnsupportedType()) with { NativeType = "geography" },
        SchemaBuilder.Nullable("node", new UnsupportedType()) with { NativeType = "hierarchyid" })
        with
    { Name = new TableName("dbo", "place") };

    private static readonly DatabaseSchema Schema = EveryType.Schema with { Tables = [Places] };

    [Fact]
    public async Task Shapes_and_places_in_trees_go_by_statements()
    {
        object?[][] rows =
            [[1, "SRID=4326;POINT (-1.5 2)", "/"], [2, null, "/1/2/"], [3, "SRID=4326;POLYGON ((0 0, 1 0, 1 1, 0 0))", null]];
        var database = new StoredDatabase();
        await using var server = new TdsServer(database.Answer);
        using var batch = BatchBuilder.Create(Places, rows);
        await TargetRun.WriteAsync(Connector, server.Address, Schema, _ => [batch]);
        Assert.Equal(3, database.Tables["[dbo].[place]"].Rows.Count);
        Assert.DoesNotContain(server.Requests, request => request.Kind == TdsPacketType.BulkLoad);
    }

    [Theory]
    [InlineData("0101000000000000000000F03F0000000000000040", "/")]
    [InlineData("SRID=4326;POINT (1 2)", "up")]
    public async Task A_text_of_another_form_is_refused_without_being_told(string spot, string node)
    {
        await using var server = new TdsServer(new StoredDatabase().Answer);
        using var batch = BatchBuilder.Create(Places, [[1, spot, node]]);
        var error = await Assert.ThrowsAsync<LoadException>(() => TargetRun.WriteAsync(Connector, server.Address, Schema, _ => [batch]));
        Assert.Contains("error 6522", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(spot, error.Message, StringComparison.Ordinal);
    }
}
