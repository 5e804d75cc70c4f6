using System.Text;
using Synth.Schema;
using Xunit;

namespace Synth.Data.Tests.Batches;

public sealed class LongValuesTests
{
    private static readonly BinaryType Bytes = new();
    private static readonly TextType Text = new();

    [Theory]
    [InlineData(0)]
    [InlineData(LongValues.KeptBytes - 1)]
    public void Short_bytes_are_kept_whole(int length)
    {
        var value = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        var kept = Kept(Bytes, StorageKind.Binary, value);
        Assert.Equal(value, kept[0].ToArray());
        Assert.Equal(length, LongValues.LengthOf(kept[0]));
    }

    [Theory]
    [InlineData(LongValues.KeptBytes)]
    [InlineData(LongValues.KeptBytes + 1)]
    [InlineData(3_000_000)]
    public void Long_bytes_keep_their_beginning_their_number_and_what_tells_them_apart(int length)
    {
        var value = new byte[length];
        value[7] = 9;
        var other = value.ToArray();
        other[^1] = 1;
        using var kept = Kept(Bytes, StorageKind.Binary, value, value, other);
        Assert.Equal(LongValues.KeptBytes, kept[0].Length);
        Assert.Equal(value[..1000], kept[0][..1000].ToArray());
        Assert.Equal(length, LongValues.LengthOf(kept[0]));
        Assert.Equal(kept[0].ToArray(), kept[1].ToArray());
        Assert.NotEqual(kept[0].ToArray(), kept[2].ToArray());
        Assert.Equal(3L * length, LongValues.LengthOf(kept));
    }

    [Fact]
    public void Long_texts_keep_whole_characters_of_their_beginning()
    {
        var text = new string('a', LongValues.KeptTextBytes - 1) + "é" + new string('b', 100);
        using var kept = Kept(Text, StorageKind.Utf8, Encoding.UTF8.GetBytes(text));
        Assert.Equal(text[..(LongValues.KeptTextBytes - 1)], kept.GetString(0));
    }

    // A part of such a text is none, and nothing could be learned from it.
    [Theory]
    [InlineData("{")]
    [InlineData(" [")]
    [InlineData("\n<")]
    public void Long_texts_with_parts_are_kept_whole(string beginning)
    {
        var text = beginning + new string('a', LongValues.KeptTextBytes);
        using var kept = Kept(Text, StorageKind.Utf8, Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, kept.GetString(0));
    }

    [Fact]
    public void Long_values_of_other_types_are_kept_whole()
    {
        var text = Encoding.UTF8.GetBytes(new string('1', 2 * LongValues.KeptTextBytes));
        using var kept = Kept(new DecimalType(null, null), StorageKind.Utf8, text);
        Assert.Equal(text.Length, kept[0].Length);
    }

    [Fact]
    public void Nulls_stay_nulls()
    {
        using var source = ColumnVector.Create(StorageKind.Utf8);
        source.AppendNull();
        using var target = ColumnVector.Create(StorageKind.Utf8);
        LongValues.Append(target, Text, source, 0);
        Assert.True(target.IsNull(0));
    }

    private static BytesVector Kept(ColumnType type, StorageKind kind, params byte[][] values)
    {
        using var source = (BytesVector)ColumnVector.Create(kind);
        var target = (BytesVector)ColumnVector.Create(kind);
        for (var row = 0; row < values.Length; row++)
        {
            source.Append(values[row]);
            LongValues.Append(target, type, source, row);
        }

        return target;
    }
}
