namespace Synth.Modeling;

/// <summary>Codes where rows stand: how many siblings they have, which of them they are, and what is counted under them.</summary>
internal static class StructureCodes
{
    /// <summary>Nearly all counts are below it, and come again and again.</summary>
    private const int CommonCounts = 256;

    /// <summary>The structure features of some rows, in the order of <see cref="TableModel"/>.</summary>
    /// <param name="model">The table's model; of its counts only the first <paramref name="countModels"/> are used.</param>
    /// <param name="countModels">How many counts are known.</param>
    /// <param name="siblingCounts">Siblings per row, itself included. Shape [rows].</param>
    /// <param name="siblingIndexes">Position among them. Shape [rows].</param>
    /// <param name="counts">Counts per model and row. Shape [count models][rows].</param>
    /// <returns>Shape [features][rows].</returns>
    public static byte[][] Encode(
        TableModel model, int countModels, ReadOnlySpan<int> siblingCounts, ReadOnlySpan<int> siblingIndexes, int[][] counts)
    {
        var features = new List<byte[]>();
        if (model is { SiblingCount: { } countEncoder, SiblingIndex: { } indexEncoder })
        {
            features.Add(Encode(countEncoder, siblingCounts));
            features.Add(Encode(indexEncoder, siblingIndexes));
        }

        for (var i = 0; i < countModels; i++)
        {
            features.Add(Encode(model.Counts[i].Encoder, counts[i]));
        }

        return [.. features];
    }

    private static byte[] Encode(NumberEncoder encoder, ReadOnlySpan<int> values)
    {
        var codes = new byte[values.Length];
        Span<byte> known = stackalloc byte[CommonCounts];
        known.Clear();
        for (var row = 0; row < codes.Length; row++)
        {
            var value = values[row];
            if ((uint)value >= CommonCounts)
            {
                codes[row] = encoder.CodeOf(value);
                continue;
            }

            // Codes of numbers begin at 1.
            known[value] = known[value] == 0 ? encoder.CodeOf(value) : known[value];
            codes[row] = known[value];
        }

        return codes;
    }
}
