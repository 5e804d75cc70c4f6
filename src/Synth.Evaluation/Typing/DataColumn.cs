namespace Synth.Evaluation;

/// <summary>A column in the form that metrics compute with.</summary>
/// <param name="Name">The column's name in the source.</param>
/// <param name="Role">What it is to the metrics.</param>
/// <param name="Values">
/// The values: numbers, seconds, 0 and 1, or positions in <paramref name="Levels"/>; NaN for null and for what cannot be read. Shape
/// [rows].
/// </param>
/// <param name="Nulls">True where the database has a null. Shape [rows].</param>
/// <param name="Levels">All texts of the column in all databases, in ordinal order; empty unless the role is one of text.</param>
internal sealed record DataColumn(string Name, ColumnRole Role, double[] Values, bool[] Nulls, IReadOnlyList<string> Levels)
{
    /// <summary>Whether classifiers and comparisons of distributions look at it.</summary>
    public bool IsUsed => Role is ColumnRole.Number or ColumnRole.DateTime or ColumnRole.Time or ColumnRole.Boolean or ColumnRole.Category;

    /// <summary>Whether its values have an order and a distance.</summary>
    public bool IsNumeric => Role is ColumnRole.Number or ColumnRole.DateTime or ColumnRole.Time;

    /// <summary>Whether the source's moments have a time of day besides midnight.</summary>
    public bool HasTimes { get; init; }

    /// <summary>
    /// For moments the midnight that classifiers count from, in the middle of the source's: what they are shown has 24 bits, which hours
    /// and minutes would not fit into beside thousands of years. 0 for what is no moment.
    /// </summary>
    public double Origin { get; init; }

    /// <summary>
    /// Codes that too few of the source's families have to be named in a report; none where the rows are disclosed anyway.
    /// </summary>
    public IReadOnlySet<int> RareLevels { get; init; } = new HashSet<int>();

    /// <summary>Whether values are positions in <see cref="Levels"/>.</summary>
    public bool IsCoded => Levels.Count > 0;
}
