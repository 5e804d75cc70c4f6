using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>How alike the rows of a table are on both sides.</summary>
public sealed record TableFidelity
{
    /// <summary>The columns one by one.</summary>
    public required ValueList<ColumnFidelity> Columns { get; init; }

    /// <summary>The dependences between columns; null with fewer than two.</summary>
    public required PairTrends? Pairs { get; init; }

    /// <summary>The Hellinger distance of the columns taken together; null with fewer than two.</summary>
    public required double? CopulaHellinger { get; init; }

    /// <summary>Its 95% interval.</summary>
    public required Interval? CopulaInterval { get; init; }

    /// <summary>
    /// The total variation distance between the patterns of missing values; null where nothing is missing on either side.
    /// </summary>
    public required double? MissingPatterns { get; init; }

    /// <summary>Its 95% interval.</summary>
    public required Interval? MissingPatternsInterval { get; init; }

    /// <summary>Single rows told apart.</summary>
    public Detection? Rows { get; init; }

    /// <summary>Rows with statistics of their children told apart.</summary>
    public Detection? WithChildren { get; init; }

    /// <summary>Rows joined with their parents told apart.</summary>
    public Detection? WithParents { get; init; }

    /// <summary>Patterns of missing values told apart.</summary>
    public Detection? Missing { get; init; }
}
