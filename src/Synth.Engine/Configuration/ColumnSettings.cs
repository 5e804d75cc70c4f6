using Synth.Modeling;

namespace Synth.Engine.Configuration;

/// <summary>What is special about a column; one of its parts is given, the others are null.</summary>
/// <param name="Column">The column.</param>
public sealed record ColumnSettings(string Column)
{
    /// <summary>What its values are; they are learned from the source as such.</summary>
    public SemanticType? Meaning { get; init; }

    /// <summary>The one value that all rows have.</summary>
    public string? Value { get; init; }

    /// <summary>What its values are; they are made up without a look at the source's.</summary>
    public SemanticType? Faker { get; init; }

    /// <summary>The language of what is made up; null for English.</summary>
    public string? Locale { get; init; }

    /// <summary>The pattern that its texts follow.</summary>
    public string? Pattern { get; init; }

    /// <summary>Whether no row has a value.</summary>
    public bool IsNull { get; init; }
}
