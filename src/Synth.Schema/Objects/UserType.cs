namespace Synth.Schema;

/// <summary>A type that the schema defines: an enum, a domain or a composite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is in neutral terms.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record UserType(TableName Name, ColumnType Type, string Definition)
{
    /// <summary>What values of a domain must meet, without the word CHECK, with <c>VALUE</c> for the value.</summary>
    public ValueList<CheckConstraint> Checks { get; init; } = [];

    /// <summary>Whether a domain accepts null.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>What a column of the domain gets without a value; null for nothing.</summary>
    public DefaultValue? Default { get; init; }

    /// <summary>A type that comes with it: the multirange type of a range type of PostgreSQL; null for none.</summary>
    public TableName? Companion { get; init; }

    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }
}
