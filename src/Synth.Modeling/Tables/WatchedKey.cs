namespace Synth.Modeling;

/// <summary>
/// A set of columns that must differ between some rows, or in which null is a value like any other: rows that collide are drawn again.
/// </summary>
/// <param name="Name">The constraint or index, for errors.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Filter">The condition of the rows that it speaks of, in the dialect of the source; null for all.</param>
/// <param name="NullsCollide">Whether two rows collide that have nulls in the same places.</param>
/// <param name="WithinSiblings">Whether the columns include the key to the primary parent, so that only siblings can collide.</param>
internal sealed record WatchedKey(string Name, string[] Columns, string? Filter, bool NullsCollide, bool WithinSiblings)
{
    /// <summary>Those of the columns whose case does not count.</summary>
    public string[] Folded { get; init; } = [];

    /// <summary>
    /// The one of the columns, a number, that gives way where rows collide, so that none has to be drawn again; null where none may.
    /// </summary>
    public string? Adjusted { get; init; }

    /// <summary>The columns that are filled before that one: the others, and those that the condition reads.</summary>
    public string[] Before { get; init; } = [];
}
