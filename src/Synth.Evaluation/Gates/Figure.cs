namespace Synth.Evaluation;

/// <summary>One measured number.</summary>
/// <param name="Metric">What was measured: a name of <see cref="MetricCatalog"/>.</param>
/// <param name="Table">The table; null for the whole database.</param>
/// <param name="Subject">The column, the foreign key or the text that it is about; null for the whole table.</param>
/// <param name="Value">The number.</param>
public sealed record Figure(string Metric, string? Table, string? Subject, double Value)
{
    /// <summary>The same number for unseen rows in place of synthetic ones: what real data scores; null without unseen rows.</summary>
    public double? Ceiling { get; init; }

    /// <summary>
    /// The 95% interval of the value, which takes the rows that were looked at for a sample: of families, as far as their rows are alike,
    /// for columns, pairs, utility and privacy; of rows for classifiers and for what is counted over keys. Null for what is counted and no
    /// estimate: broken promises, tables that are copied whole, texts, rare categories and extremes that come again.
    /// </summary>
    public Interval? Interval { get; init; }

    /// <summary>
    /// What of the value is known to whoever knows the shares of categories that several families have; gates that ask a lower bound take
    /// it off.
    /// </summary>
    public double Common { get; init; }

    /// <summary>What the value stays below in 999 of 1000 cases when nothing is wrong; 0 where it is not known.</summary>
    public double Noise { get; init; }

    /// <summary>Rows, parents or attacks on which it rests; of the smaller side.</summary>
    public int Samples { get; init; }

    /// <summary>Whether it is a mean over tables, which gates leave alone: a good table does not make up for a bad one.</summary>
    public bool IsMean { get; init; }
}
