using CsCheck;
using Synth.Connectors.PostgreSql.Loading;
using Synth.Connectors.PostgreSql.Reading;
using Synth.Data;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Wire;

public sealed class RowDecoderTests
{
    private static readonly Column[] Columns =
    [
        new() { Name = "a", Type = new IntegerType(32), NativeType = "integer", IsNullable = true },
        new() { Name = "b", Type = new TextType(), NativeType = "text", IsNullable = true },
    ];

    private static readonly ValueList<ColumnLayout> Layout = Columns.Select(ColumnLayout.Of).ToValueList();

    [Fact]
    public void Rows_are_the_same_wherever_the_stream_is_cut() =>
        Gen.Select(Gen.Int[-9, 9].Array[0, 20], Gen.Int[1, 40]).Sample((values, cut) =>
        {
            using var batch = RecordBatch.Create(Layout, values.Length);
            foreach (var value in values)
            {
                Append(batch, value);
            }

            var decoded = Decode(Encode(batch), cut, values.Length + 1);
            return decoded.SequenceEqual(values);
        });

    private static void Append(RecordBatch batch, int value)
    {
        ((FixedVector<long>)batch.Columns[0]).Append(value);
        if (value < 0)
        {
            batch.Columns[1].AppendNull();
        }
        else
        {
            ((BytesVector)batch.Columns[1]).Append(new string('x', value).AsSpan());
        }
    }

    private static byte[] Encode(RecordBatch batch)
    {
        using var writer = new CopyWriter();
        var encoder = new RowEncoder(Columns, Layout);
        for (var row = 0; row < batch.RowCount; row++)
        {
            Assert.Equal(-1, encoder.WriteRow(batch.Columns, row, writer));
        }

        encoder.WriteTrailer(writer);
        return writer.Written.ToArray();
    }

    private static int[] Decode(byte[] bytes, int cut, int batchSize)
    {
        var decoder =
            new RowDecoder(new TableName("t"), Columns, [.. Columns.Select(column => ColumnDecoders.ForWireFormOf(column.Type)!)]);
        using var batch = RecordBatch.Create(Layout, batchSize);
        var vectors = batch.Columns.ToArray();
        var used = 0;
        for (var end = Math.Min(cut, bytes.Length); !decoder.IsAtEnd; end = Math.Min(end + cut, bytes.Length))
        {
            used += decoder.Decode(bytes.AsSpan(used, end - used), vectors, batchSize);
        }

        Assert.Equal(bytes.Length, used);
        var texts = (BytesVector)vectors[1];
        return [.. Enumerable.Range(0, batch.RowCount)
            .Select(row => texts.IsNull(row) ? (int)((FixedVector<long>)vectors[0]).Values[row] : texts[row].Length)];
    }
}
