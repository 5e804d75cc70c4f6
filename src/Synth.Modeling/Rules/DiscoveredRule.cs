using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A rule that the source's rows keep and synthetic rows keep too.</summary>
/// <param name="Name">
/// What it says, as a formula: <c>orders.total = sum(order_line.line_total)</c>. The same for the same rule in every fit, so that it can be
/// named in <see cref="FitOptions.ExcludedRules"/>.
/// </param>
/// <param name="Kind">Its form.</param>
/// <param name="Columns">What it speaks of, as <c>table.column</c>; the column that it restricts comes first.</param>
/// <param name="Support">The sampled rows that it speaks of.</param>
/// <param name="Exceptions">How many of them break it; synthetic rows do so at that rate at most.</param>
public sealed record DiscoveredRule(string Name, RuleKind Kind, ValueList<string> Columns, long Support, long Exceptions);
