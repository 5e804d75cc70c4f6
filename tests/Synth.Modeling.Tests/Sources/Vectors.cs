using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Modeling.Tests;

/// <summary>Columns in memory, and what an encoder makes of them.</summary>
internal static class Vectors
{
    /// <summary>A column of a type; values as <see cref="BatchBuilder"/> takes them.</summary>
    public static ColumnVector Of(ColumnType type, params IEnumerable<object?> values)
    {
        var vector = ColumnVector.Create(ColumnLayout.StorageOf(type));
        foreach (var value in values)
        {
            BatchBuilder.Append(vector, value);
        }

        return vector;
    }

    /// <summary>A context in which every row is a family of its own.</summary>
    public static EncodingContext Context(int rows, int minFamilies = 5) =>
        new([.. Enumerable.Range(0, rows)], rows, minFamilies, minFamilies);

    public static ColumnEncoder Fit(ColumnType type, ColumnVector vector, EncodingContext? context = null) =>
        EncoderFactory.Fit(
            new Column { Name = "c", Type = type, NativeType = "", IsNullable = true },
            vector, context ?? Context(vector.Count), "column c");

    /// <summary>Values behind the codes of a column's rows, some for each row.</summary>
    public static IEnumerable<object> Decode(ColumnEncoder encoder, ColumnVector vector, int draws = 1)
    {
        var codes = encoder.Encode(vector);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var row = 0; row < vector.Count; row++)
            {
                if (!vector.IsNull(row))
                {
                    yield return DecodeRow(encoder, codes, row, vector.Kind, draw);
                }
            }
        }
    }

    public static object DecodeRow(ColumnEncoder encoder, byte[][] codes, int row, StorageKind storage, int draw)
    {
        using var target = ColumnVector.Create(storage);
        encoder.Decode(codes, row, new CellDraw(RandomStream.FromSeed(draw), row), target);
        return SyntheticDatabase.ValueAt(target, 0)!;
    }
}
