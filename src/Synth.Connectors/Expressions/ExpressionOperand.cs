using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors;

/// <summary>An operand as a dialect meets it.</summary>
/// <param name="Expression">What it is.</param>
/// <param name="Type">What it comes to; null when that is not known.</param>
/// <param name="Sql">How the dialect spells it, in brackets where it needs them beside an operator.</param>
public sealed record ExpressionOperand(SqlExpression Expression, ColumnType? Type, string Sql);
