namespace Synth.Schema.Expressions;

/// <summary>One WHEN of a CASE.</summary>
/// <param name="Condition">When it is taken.</param>
/// <param name="Result">What it comes to.</param>
public sealed record CaseBranch(SqlExpression Condition, SqlExpression Result);
