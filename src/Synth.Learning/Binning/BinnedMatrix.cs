using System.Collections.Immutable;

namespace Synth.Learning;

/// <summary>The predictors of one table, column-major: [features × rows]. May have no feature and no row.</summary>
public sealed class BinnedMatrix
{
    /// <summary>Puts columns of equal length side by side.</summary>
    /// <param name="features">The columns; a feature's position is its number in the trees.</param>
    /// <param name="rowCount">Length of every column; needed because there may be none.</param>
    /// <exception cref="ArgumentException">A column has another length.</exception>
    public BinnedMatrix(IEnumerable<BinnedFeature> features, int rowCount)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        Features = [.. features];
        RowCount = rowCount;

        for (int feature = 0; feature < Features.Length; feature++)
        {
            int length = Features[feature].Values.Length;
            if (length != rowCount)
                throw new ArgumentException($"Feature {feature} has {length} rows, the matrix has {rowCount}.", nameof(features));
        }
    }

    /// <summary>The columns; a feature's position is its number in the trees.</summary>
    public ImmutableArray<BinnedFeature> Features { get; }

    /// <summary>Number of rows of every column.</summary>
    public int RowCount { get; }

    /// <summary>The bins of all features as the forest's operations take them: [features][rows], sharing the columns' memory.</summary>
    public byte[][] ToColumns()
    {
        var columns = new byte[Features.Length][];
        for (int feature = 0; feature < columns.Length; feature++)
            columns[feature] = Features[feature].Values;

        return columns;
    }
}
