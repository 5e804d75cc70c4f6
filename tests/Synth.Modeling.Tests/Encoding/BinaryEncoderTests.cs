using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling.Tests.Encoding;

public sealed class BinaryEncoderTests
{
    private const int Rows = 60;

    // Bytes are drawn by words of eight, with some left over.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(4099)]
    public void All_bytes_of_a_value_are_drawn(int length)
    {
        using var vector = Vectors.Of(new BinaryType(), Enumerable.Range(0, Rows).Select(row => (object?)Value(row, length)));
        var encoder = BinaryEncoder.Fit("c", new BinaryType(), (BytesVector)vector, Vectors.Context(Rows));
        var codes = encoder.Encode(vector);
        using var written = (BytesVector)ColumnVector.Create(StorageKind.Binary);
        for (var row = 0; row < Rows; row++)
        {
            encoder.Decode(codes, row, new CellDraw(RandomStream.FromSeed(1), row), written);
        }

        Assert.All(Enumerable.Range(0, Rows), row => Assert.Equal(length, written[row].Length));
        Assert.All(Enumerable.Range(0, length), place =>
            Assert.NotEqual(1, Enumerable.Range(0, Rows).Select(row => written[row][place]).Distinct().Count()));
    }

    private static byte[] Value(int row, int length)
    {
        var value = new byte[length];
        for (var i = 0; i < length; i++)
        {
            value[i] = (byte)RandomStream.FromSeed(row).Bits(i);
        }

        return value;
    }
}
