namespace Synth.Modeling;

/// <summary>How a row is related to the rows that a link of it may lead to: they hang under a common ancestor.</summary>
/// <param name="Generations">How many steps it is up to the common ancestor along primary parents, at least 1.</param>
/// <param name="Depth">How many steps it is from there down to the linked table; 0 where the link leads to the ancestor itself.</param>
internal sealed record KinPath(int Generations, int Depth)
{
    /// <summary>Rows of another table under the same parent.</summary>
    public static KinPath UnderParent { get; } = new(1, 1);

    /// <summary>Whether no key says so, but only what the source's rows have in common.</summary>
    public bool IsFound { get; init; }
}
