namespace Synth.Evaluation;

/// <summary>How much work an evaluation takes. Immutable.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The default: ten tables of 100,000 rows in under a minute on two cores.</summary>
    public static EvaluationOptions Standard { get; } = new();

    /// <summary>A quick look, as after each clone.</summary>
    public static EvaluationOptions Quick { get; } = new()
    {
        RowLimit = 20_000,
        RowsPerSide = 2_000,
        RowsTogether = null,
        TreeCount = 50,
        AttackRows = 500,
    };

    /// <summary>The figures that are to be quoted.</summary>
    public static EvaluationOptions Thorough { get; } =
        new() { RowLimit = 1_000_000, RowsTogether = null, AttackRows = 4_000 };

    /// <summary>About how many rows of the largest table of each family tree are looked at. Default 100,000.</summary>
    public long RowLimit { get; init; } = 100_000;

    /// <summary>The most rows of each side that a classifier is shown. Default 20,000.</summary>
    public int RowsPerSide { get; init; } = 20_000;

    /// <summary>
    /// The most rows of each side that the classifiers of all tables are shown together; where tables have more, the large ones have fewer
    /// rows shown, all of them equally many; null for no bound. Default 40,000, which is 4,000 of each of ten large tables.
    /// </summary>
    public long? RowsTogether { get; init; } = 40_000;

    /// <summary>Trees of each classifier. Default 200.</summary>
    public int TreeCount { get; init; } = 200;

    /// <summary>The most rows that are attacked in each table. Default 2,000.</summary>
    public int AttackRows { get; init; } = 2_000;

    /// <summary>Tables that are looked at at once. Default: the processors. Changes no figure.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The key of all random choices. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The options with as many rows a side as tables of some sizes leave room for.</summary>
    /// <param name="rows">The rows of each table.</param>
    internal EvaluationOptions FittedTo(IEnumerable<int> rows)
    {
        if (RowsTogether is not { } left)
        {
            return this;
        }

        var sizes = rows.Select(count => Math.Min(count, RowsPerSide)).Order().ToArray();
        foreach (var (place, size) in sizes.Index())
        {
            var share = left / (sizes.Length - place);
            if (size > share)
            {
                return this with { RowsPerSide = (int)share };
            }

            left -= size;
        }

        return this;
    }
}
