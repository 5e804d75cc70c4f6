namespace Synth.Modeling;

/// <summary>The forms of rules.</summary>
public enum RuleKind
{
    /// <summary>Some columns decide another one.</summary>
    Dependency,

    /// <summary>A value is not below another one.</summary>
    Order,

    /// <summary>A number or date is computed from others of its row.</summary>
    Arithmetic,

    /// <summary>A text is put together from other values of its row.</summary>
    Composition,

    /// <summary>What a column may hold, or whether it is null, follows from the value of another one.</summary>
    Implication,

    /// <summary>Values lie on a grid.</summary>
    Grid,

    /// <summary>Something holds among the rows of one parent.</summary>
    Group,

    /// <summary>A column repeats one of a row above it or of a row that it links to.</summary>
    Copy,

    /// <summary>A column sums up the rows below.</summary>
    Aggregate,

    /// <summary>Two ways up end in the same row.</summary>
    Meeting,

    /// <summary>A condition that the user asks for.</summary>
    Condition,
}
