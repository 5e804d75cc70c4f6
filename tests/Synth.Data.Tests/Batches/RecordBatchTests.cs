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
    public void Has_room_until_it_has_the_rows_or_64_MB()
    {
        using var batch = RecordBatch.Create(Layout, capacity: 4);
        Append("a");
        Assert.True(batch.HasRoom(2));
        Append(new string('a', (int)RecordBatch.FullBytes - 2));
        Assert.False(batch.HasRoom(2));
        Assert.True(batch.HasRoom(3));
        Append("a");
        Assert.False(batch.HasRoom(8192));

        void Append(string text)
        {
            batch.Columns[0].AppendNull();
            ((BytesVector)batch.Columns[1]).Append(System.Text.Encoding.UTF8.GetBytes(text));
        }
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
