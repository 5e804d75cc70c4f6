using Synth.Schema;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class RecordBatchTests
{
    private static readonly ValueList<ColumnLayout> Layout =
    [
        new ColumnLayout("id", new IntegerType(64), StorageKind.Int64),
        new ColumnLayout("name", new TextType(), StorageKind.Utf8),
    ];

    [Fact]
    public void Counts_rows()
    {
        using var batch = RecordBatch.Create(Layout, capacity: 4);
        Assert.Equal(0, batch.RowCount);
        batch.Columns[0].AppendNull();
        batch.Columns[1].AppendNull();
        Assert.Equal(1, batch.RowCount);
    }

    [Fact]
    public void A_batch_without_columns_has_no_rows()
    {
        using var batch = RecordBatch.Create([], capacity: 4);
        Assert.Equal(0, batch.RowCount);
    }

    [Fact]
    public void Refuses_vectors_of_another_storage_number_or_length()
    {
        using var number = ColumnVector.Create(StorageKind.Int64);
        using var text = ColumnVector.Create(StorageKind.Utf8);
        Assert.Throws<ArgumentException>(() => new RecordBatch(Layout, [text, number]));
        Assert.Throws<ArgumentException>(() => new RecordBatch(Layout, [number]));
        number.AppendNull();
        Assert.Throws<ArgumentException>(() => new RecordBatch(Layout, [number, text]));
    }

    [Fact]
    public void Disposes_its_vectors()
    {
        var batch = RecordBatch.Create(Layout, capacity: 1);
        batch.Columns[0].AppendNull();
        batch.Dispose();
        Assert.Equal(0, batch.Columns[0].Count);
    }
}
