namespace Synth.Modeling;

/// <summary>From what of the elder siblings a value is counted.</summary>
internal enum ElderBase
{
    /// <summary>The value of the last elder sibling that has one: for what grows or falls from sibling to sibling.</summary>
    Previous,

    /// <summary>The mean of the elder siblings' values, rounded: for what varies little about a value of the family's own.</summary>
    Mean,
}
