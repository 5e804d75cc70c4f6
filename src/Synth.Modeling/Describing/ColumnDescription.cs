using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What a model knows about a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Type">The engine's own spelling of its type.</param>
/// <param name="Kind">How its values come about.</param>
/// <param name="Words">The same in words, with what is learned.</param>
/// <param name="Values">Every value and word of the source that rows can have as it is, with the sampled rows that have it, most frequent
/// first.</param>
public sealed record ColumnDescription(string Column, string Type, ColumnOrigin Kind, string Words, ValueList<DescribedValue> Values)
{
    /// <summary>The share of sampled rows without a value, 0 to 1; null where nothing is learned about that.</summary>
    public double? MissingShare { get; init; }

    /// <summary>The fewest sampled rows that any distribution of the column rests on; null where none is learned.</summary>
    public int? FewestRows { get; init; }

    /// <summary>How many distributions (leaves of trees) are kept.</summary>
    public int Distributions { get; init; }
}

/// <summary>How the values of a column come about.</summary>
public enum ColumnOrigin
{
    /// <summary>Drawn from what was learned of the source's values.</summary>
    Learned,

    /// <summary>Invented; the source's values leave no more than their form.</summary>
    Invented,

    /// <summary>A number or code that follows from the row's position.</summary>
    Key,

    /// <summary>The key of a row of another table.</summary>
    Reference,

    /// <summary>Repeated from another row or computed.</summary>
    Derived,

    /// <summary>What the user says.</summary>
    Given,

    /// <summary>The source's own values: the table is copied and thereby disclosed.</summary>
    Copied,

    /// <summary>None: the table stays empty.</summary>
    None,
}
