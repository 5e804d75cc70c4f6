using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Which rules are kept besides those that are found.</summary>
/// <param name="Off">Rules that are not kept, as <c>synth fit</c> lists them.</param>
/// <param name="Add">Rules that are kept though they were not found, in the same form.</param>
public sealed record RuleSettings(ValueList<string> Off, ValueList<string> Add)
{
    /// <summary>Nothing is said.</summary>
    public static RuleSettings None { get; } = new([], []);
}
