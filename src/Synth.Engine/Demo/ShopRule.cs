using Synth.Schema;

namespace Synth.Engine.Demo;

/// <summary>A business rule that every row of the shop keeps.</summary>
/// <param name="Name">A short name, unique among the rules: <c>orders.total-is-sum-of-lines</c>.</param>
/// <param name="Kind">Its form.</param>
/// <param name="Statement">What it says, one sentence.</param>
/// <param name="Columns">What it speaks of, as <c>table.column</c>; the column that it restricts comes first.</param>
public sealed record ShopRule(string Name, ShopRuleKind Kind, string Statement, ValueList<string> Columns);
