using System.Data;
using System.Data.SqlTypes;
using Synth.Connectors.SqlServer.Loading;
using Synth.Schema;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.SqlServer.Tests.Loading;

public sealed class InsertStatementTests
{
    [Fact]
    public void Sets_identities_to_the_values_given()
    {
        var column = Required("id", new IntegerType(32)) with { NativeType = "int", Identity = new Identity(IdentityKind.Always) };
        Assert.Equal(
            "SET IDENTITY_INSERT [dbo].[t] ON; INSERT INTO [dbo].[t] ([id]) VALUES (@p0), (@p1); SET IDENTITY_INSERT [dbo].[t] OFF;",
            InsertStatement.Render(TableOf(column).Name, [column], 2));
    }

    [Fact]
    public void Has_the_server_make_places_in_trees_and_shapes_of_texts()
    {
        var column = Nullable("h", new UnsupportedType()) with { NativeType = "hierarchyid" };
        Assert.True(InsertStatement.IsMadeByServer(column));
        Assert.Equal("INSERT INTO [dbo].[t] ([h]) VALUES (hierarchyid::Parse(@p0));",
            InsertStatement.Render(TableOf(column).Name, [column], 1));
        var shape = column with { NativeType = "geometry" };
        Assert.Contains("geometry::STGeomFromText(SUBSTRING(@p0, CHARINDEX(N';', @p0) + 1",
            InsertStatement.Render(TableOf(shape).Name, [shape], 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(10, 200)]
    [InlineData(1024, 1)]
    public void Keeps_within_the_servers_limits(int columns, int rows) => Assert.Equal(rows, InsertStatement.RowsPerStatement(columns));

    [Fact]
    public void Gives_a_null_the_type_of_its_column()
    {
        Assert.Equal(SqlDbType.VarBinary, Parameter("varbinary(max)", new BinaryType(), DBNull.Value).SqlDbType);
        Assert.Equal(SqlDbType.DateTimeOffset,
            Parameter("datetimeoffset(7)", new TimestampType(7, IsInstant: true), DBNull.Value).SqlDbType);
        Assert.Equal(SqlDbType.Money, Parameter("money", new DecimalType(19, 4), 1.5m).SqlDbType);
        Assert.Equal(SqlDbType.SmallInt, Parameter("smallint", new IntegerType(16), DBNull.Value).SqlDbType);
        var number = Parameter("decimal(38,10)", new DecimalType(38, 10), SqlDecimal.Parse("1.5000000000"));
        Assert.Equal((SqlDbType.Decimal, (byte)10), (number.SqlDbType, number.Scale));
        Assert.Equal(-1, Parameter("nvarchar(max)", new TextType(), "x").Size);
    }

    private static Microsoft.Data.SqlClient.SqlParameter Parameter(string nativeType, ColumnType type, object value) =>
        RowInserter.ParameterFor(Nullable("c", type) with { NativeType = nativeType }, "@p0", value);

    private static Table TableOf(Column column) => Table("t", column) with { Name = new TableName("dbo", "t") };
}
