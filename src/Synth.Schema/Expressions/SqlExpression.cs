namespace Synth.Schema.Expressions;

/// <summary>
/// An expression of the core that all engines share, without any engine's spelling. Immutable and value-equal. The hierarchy is closed:
/// consumers switch over every case.
/// </summary>
public abstract record SqlExpression
{
    private protected SqlExpression()
    {
    }
}

/// <summary>The literal NULL.</summary>
public sealed record NullLiteral : SqlExpression;

/// <summary>True or false.</summary>
/// <param name="Value">Which.</param>
public sealed record BooleanLiteral(bool Value) : SqlExpression;

/// <summary>A number.</summary>
/// <param name="Text">Its digits as written, with a point and an exponent if it has them; a minus where it is negative.</param>
public sealed record NumberLiteral(string Text) : SqlExpression;

/// <summary>A text, or whatever else is written as one where an engine converts by itself.</summary>
/// <param name="Text">The characters, without quotes or escapes.</param>
public sealed record TextLiteral(string Text) : SqlExpression;

/// <summary>The value of a column of the row.</summary>
/// <param name="Name">The name without quotes.</param>
public sealed record ColumnReference(string Name) : SqlExpression;

/// <summary>The number with the other sign. A negative literal is a <see cref="NumberLiteral"/>.</summary>
/// <param name="Operand">The number.</param>
public sealed record Negation(SqlExpression Operand) : SqlExpression;

/// <summary>NOT: unknown stays unknown.</summary>
/// <param name="Operand">The condition.</param>
public sealed record LogicalNot(SqlExpression Operand) : SqlExpression;

/// <summary>An operator between two operands; null when one of them is, save for AND and OR.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The first operand.</param>
/// <param name="Right">The second operand.</param>
public sealed record BinaryOperation(BinaryOperator Operator, SqlExpression Left, SqlExpression Right) : SqlExpression;

/// <summary>IS NULL; never unknown.</summary>
/// <param name="Operand">The value.</param>
/// <param name="IsNegated">Whether NOT NULL is asked for.</param>
public sealed record NullTest(SqlExpression Operand, bool IsNegated = false) : SqlExpression;

/// <summary>IS TRUE, IS FALSE; never unknown.</summary>
/// <param name="Operand">The condition.</param>
/// <param name="Truth">Which truth is asked for.</param>
/// <param name="IsNegated">Whether IS NOT is asked for.</param>
public sealed record TruthTest(SqlExpression Operand, bool Truth, bool IsNegated = false) : SqlExpression;

/// <summary>IN over a list.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Items">The list, at least one.</param>
/// <param name="IsNegated">Whether NOT IN is asked for.</param>
public sealed record ListTest(SqlExpression Operand, ValueList<SqlExpression> Items, bool IsNegated = false) : SqlExpression;

/// <summary>BETWEEN, bounds included.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="IsNegated">Whether NOT BETWEEN is asked for.</param>
public sealed record RangeTest(SqlExpression Operand, SqlExpression Low, SqlExpression High, bool IsNegated = false) : SqlExpression;

/// <summary>LIKE without an escape character: <c>%</c> stands for any characters, <c>_</c> for one.</summary>
/// <param name="Operand">The text.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="IgnoresCase">Whether small and capital letters are the same.</param>
/// <param name="IsNegated">Whether NOT LIKE is asked for.</param>
public sealed record PatternTest(SqlExpression Operand, SqlExpression Pattern, bool IgnoresCase = false, bool IsNegated = false)
    : SqlExpression;

/// <summary>A call of a function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">As many as it takes.</param>
public sealed record FunctionCall(SqlFunction Function, ValueList<SqlExpression> Arguments) : SqlExpression;

/// <summary>CASE WHEN: the result of the first condition that is true.</summary>
/// <param name="Branches">At least one.</param>
/// <param name="Otherwise">The result when none is true; null for NULL.</param>
public sealed record CaseExpression(ValueList<CaseBranch> Branches, SqlExpression? Otherwise) : SqlExpression;

/// <summary>A value converted to a type.</summary>
/// <param name="Operand">The value.</param>
/// <param name="Type">The type; a <see cref="DomainType"/> over <see cref="UnsupportedType"/> where only its name is known.</param>
public sealed record CastExpression(SqlExpression Operand, ColumnType Type) : SqlExpression;
