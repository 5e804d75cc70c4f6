namespace Synth.Evaluation;

/// <summary>How alike one column is on both sides.</summary>
/// <param name="Column">The column.</param>
/// <param name="Role">What it is to the metrics: number, datetime, time, boolean, category or text.</param>
/// <param name="Distance">
/// Kolmogorov-Smirnov for numbers and dates, total variation for categories; for text, Kolmogorov-Smirnov of the lengths. 0 = the same, 1 =
/// nothing in common.
/// </param>
/// <param name="Noise">What the distance of two samples of one law, as large as these, stays below in 999 of 1000 cases.</param>
/// <param name="Hellinger">The Hellinger distance over the bars of the plot.</param>
/// <param name="MissingSource">The share of nulls in the source.</param>
/// <param name="MissingSynthetic">The share of nulls on the other side.</param>
/// <param name="DistinctSource">Different values per value in the source.</param>
/// <param name="DistinctSynthetic">Different values per value on the other side, among as many.</param>
/// <param name="OutsideRange">The share of the other side's numbers or dates that lie beyond the source's least or greatest; 0 for
/// others.</param>
/// <param name="Rows">Rows of the smaller side.</param>
/// <param name="Plot">The distributions; null for text.</param>
public sealed record ColumnFidelity(
    string Column,
    string Role,
    double Distance,
    double Noise,
    double Hellinger,
    double MissingSource,
    double MissingSynthetic,
    double DistinctSource,
    double DistinctSynthetic,
    double OutsideRange,
    int Rows,
    Distribution? Plot);
