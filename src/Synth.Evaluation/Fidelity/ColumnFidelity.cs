namespace Synth.Evaluation;

/// <summary>How alike one column is on both sides.</summary>
public sealed record ColumnFidelity
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>What it is to the metrics: number, datetime, time, boolean, category or text.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// Kolmogorov-Smirnov for numbers and dates, total variation for categories; for text, Kolmogorov-Smirnov of the lengths. 0 = the same,
    /// 1 = nothing in common.
    /// </summary>
    public required double Distance { get; init; }

    /// <summary>The 95% interval of the distance of the laws.</summary>
    public required Interval DistanceInterval { get; init; }

    /// <summary>What the distance of two samples of one law, as large as these, stays below in 999 of 1000 cases.</summary>
    public required double Noise { get; init; }

    /// <summary>The Hellinger distance over the bars of the plot; 0 without one.</summary>
    public required double Hellinger { get; init; }

    /// <summary>Its 95% interval.</summary>
    public required Interval HellingerInterval { get; init; }

    /// <summary>The share of nulls in the source.</summary>
    public required double MissingSource { get; init; }

    /// <summary>The share of nulls on the other side.</summary>
    public required double MissingSynthetic { get; init; }

    /// <summary>The 95% interval of the size of their difference; null where neither side has any.</summary>
    public required Interval? MissingInterval { get; init; }

    /// <summary>Different values per value in the source.</summary>
    public required double DistinctSource { get; init; }

    /// <summary>Different values per value on the other side, among as many.</summary>
    public required double DistinctSynthetic { get; init; }

    /// <summary>The 95% interval of the size of their difference.</summary>
    public required Interval DistinctInterval { get; init; }

    /// <summary>
    /// The share of the other side's numbers or dates that lie beyond the source's least or greatest; 0 for others.
    /// </summary>
    public required double OutsideRange { get; init; }

    /// <summary>Rows of the smaller side.</summary>
    public required int Rows { get; init; }

    /// <summary>The distributions; null for text.</summary>
    public required Distribution? Plot { get; init; }
}
