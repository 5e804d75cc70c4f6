using Synth.Schema;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class ColumnLayoutTests
{
    public static TheoryData<ColumnType, StorageKind> Storages => new()
    {
        { new BooleanType(), StorageKind.Int64 },
        { new IntegerType(8, IsUnsigned: true), StorageKind.Int64 },
        { new IntegerType(32, IsUnsigned: true), StorageKind.Int64 },
        { new IntegerType(64), StorageKind.Int64 },
        { new IntegerType(64, IsUnsigned: true), StorageKind.Int128 },
        { new DecimalType(12, 2), StorageKind.Int128 },
        { new DecimalType(38, 38), StorageKind.Int128 },
        { new DecimalType(39, 2), StorageKind.Utf8 },
        { new DecimalType(65, 30), StorageKind.Utf8 },
        { new DecimalType(null, null), StorageKind.Utf8 },
        { new DecimalType(12, null), StorageKind.Utf8 },
        { new FloatType(32), StorageKind.Float64 },
        { new FloatType(64), StorageKind.Float64 },
        { new TextType(40), StorageKind.Utf8 },
        { new BinaryType(), StorageKind.Binary },
        { new DateType(), StorageKind.Int64 },
        { new TimeType(6), StorageKind.Int64 },
        { new TimestampType(7), StorageKind.Int64 },
        { new TimestampType(6, IsInstant: true), StorageKind.Int64 },
        { new IntervalType(), StorageKind.Utf8 },
        { new UuidType(), StorageKind.Guid },
        { new JsonType(IsBinary: true), StorageKind.Utf8 },
        { new XmlType(), StorageKind.Utf8 },
        { new EnumType(null, ["a"]), StorageKind.Utf8 },
        { new ArrayType(new IntegerType(32)), StorageKind.Utf8 },
        { new DomainType(new TableName("money"), new DomainType(new TableName("amount"), new DecimalType(12, 2))), StorageKind.Int128 },
        { new UnsupportedType(), StorageKind.Utf8 },
    };

    [Theory]
    [MemberData(nameof(Storages))]
    public void Every_type_has_its_storage(ColumnType type, StorageKind expected) => Assert.Equal(expected, ColumnLayout.StorageOf(type));

    [Fact]
    public void Every_case_of_the_hierarchy_is_tested()
    {
        var cases = typeof(ColumnType).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ColumnType)));
        Assert.Empty(cases.Except(Storages.Select(row => row.Data.Item1.GetType())));
    }

    [Fact]
    public void A_batch_has_no_column_for_what_the_engine_computes()
    {
        var id = new Column { Name = "id", Type = new IntegerType(32), NativeType = "int", IsNullable = false };
        var twice = id with { Name = "twice", Generated = new GeneratedColumn("id * 2", IsStored: false) };
        var table = new Table { Name = new TableName("t"), Columns = [twice, id] };
        Assert.Equal([new ColumnLayout("id", new IntegerType(32), StorageKind.Int64)], RecordBatch.LayoutOf(table));
    }
}
