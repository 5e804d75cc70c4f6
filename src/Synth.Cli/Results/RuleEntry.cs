using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>A rule that was found on the source, in a JSON document.</summary>
internal sealed record RuleEntry(string Rule, string Kind, IEnumerable<string> Columns, long Rows, long Exceptions)
{
    public static RuleEntry Of(DiscoveredRule rule) =>
        new(rule.Name, rule.Kind.ToString().ToLowerInvariant(), rule.Columns, rule.Support, rule.Exceptions);
}
