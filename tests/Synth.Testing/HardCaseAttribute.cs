using Xunit.v3;

namespace Synth.Testing;

/// <summary>
/// Says which of the hard cases (<c>H1</c>, <c>H2</c>, …) a test shows to hold. The table of cases in <c>connectors/README.md</c> is made
/// of these, and <c>--filter-trait case=H6</c> runs the tests of one.
/// </summary>
/// <param name="cases">The cases, at least one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class HardCaseAttribute(params string[] cases) : Attribute, ITraitAttribute
{
    /// <summary>The cases.</summary>
    public IReadOnlyList<string> Cases { get; } = cases;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. Cases.Select(name => KeyValuePair.Create("case", name))];
}
