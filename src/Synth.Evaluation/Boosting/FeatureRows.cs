namespace Synth.Evaluation;

/// <summary>Rows as a classifier takes them.</summary>
/// <param name="Values">The values, row by row; NaN where there is none.</param>
/// <param name="Width">Variables, at least one.</param>
internal sealed record FeatureRows(float[] Values, int Width)
{
    public int Count => Values.Length / Width;

    /// <summary>Rows from variables.</summary>
    public static FeatureRows Of(IReadOnlyList<Feature> features)
    {
        var values = new float[features.Count * features[0].Values.Length];
        for (var column = 0; column < features.Count; column++)
        {
            for (var row = 0; row < features[column].Values.Length; row++)
            {
                values[(row * features.Count) + column] = features[column].Values[row];
            }
        }

        return new FeatureRows(values, features.Count);
    }

    /// <summary>These rows followed by others.</summary>
    public FeatureRows Append(FeatureRows other) => new([.. Values, .. other.Values], Width);

    /// <summary>Some of the rows.</summary>
    public FeatureRows Take(int[] rows)
    {
        var values = new float[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++)
        {
            Values.AsSpan(rows[i] * Width, Width).CopyTo(values.AsSpan(i * Width));
        }

        return new FeatureRows(values, Width);
    }
}
