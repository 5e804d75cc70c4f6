using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors;

/// <summary>
/// How an engine spells the common core of SQL expressions. A member that gives null says that the engine has no form with the same
/// meaning; the expression is then refused as a whole. What is spelled here is read back by <see cref="SqlExpressionParser"/>.
/// </summary>
/// <param name="quotes">How the engine quotes.</param>
public abstract class ExpressionDialect(SqlDialect quotes)
{
    /// <summary>Whose spelling it is.</summary>
    public abstract SqlSyntax Syntax { get; }

    /// <summary>
    /// Whether conditions are values that can be stored and compared, and boolean columns are conditions (not in SQL Server).
    /// </summary>
    public virtual bool HasBooleans => true;

    /// <summary>How the engine quotes.</summary>
    protected SqlDialect Quotes { get; } = quotes;

    /// <summary>
    /// A text made to be compared letter by letter, where the engine would not; <paramref name="sql"/> itself where it would.
    /// </summary>
    public virtual string? ExactText(string sql) => sql;

    /// <summary>True or false as a value.</summary>
    public virtual string Boolean(bool value) => value ? "TRUE" : "FALSE";

    /// <summary>A text literal.</summary>
    public virtual string Text(string text) => Quotes.Literal(text);

    /// <summary>A column as it is read in an expression.</summary>
    /// <param name="column">The column of the target.</param>
    public virtual string Column(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Quotes.Identifier(column.Name);
    }

    /// <summary>How a column's value in an expression differs from the source's; null when it does not.</summary>
    public virtual string? DifferenceOf(Column column) => null;

    /// <summary>An operator between two operands that are no conditions joined by AND or OR.</summary>
    public virtual string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return SignOf(sign) is { } symbol ? $"{left.Sql} {symbol} {right.Sql}" : null;
    }

    /// <summary>An item of a list or the bound of a range beside a value of some type.</summary>
    /// <param name="item">The item.</param>
    /// <param name="type">The value's type; null when it is not known.</param>
    public virtual string? Beside(ExpressionOperand item, ColumnType? type)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Sql;
    }

    /// <summary>LIKE, or NOT LIKE, with a literal pattern without backslashes.</summary>
    public abstract string? Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated);

    /// <summary>A call of a function; the clock is asked by <see cref="Clock"/>.</summary>
    public abstract string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments);

    /// <summary>What a function computes otherwise than in other engines; null for nothing.</summary>
    public virtual string? DifferenceOf(SqlFunction function) => null;

    /// <summary>A clock.</summary>
    /// <param name="clock">Which.</param>
    /// <param name="target">The type of the column that it is a default of; null elsewhere.</param>
    public abstract string? Clock(SqlFunction clock, ColumnType? target);

    /// <summary>A value converted to a type, rounding and cutting as other engines do.</summary>
    public abstract string? Cast(ExpressionOperand operand, ColumnType type);

    /// <summary>Whether two known types can be compared with the same outcome as elsewhere.</summary>
    public virtual bool AreComparable(ColumnType left, ColumnType right) => GroupOf(left) is { } group && group == GroupOf(right);

    /// <summary>The usual sign of an operator; null for those that are spelled differently everywhere.</summary>
    protected static string? SignOf(BinaryOperator sign) => sign switch
    {
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        _ => null,
    };

    private static string? GroupOf(ColumnType type) => type switch
    {
        IntegerType or DecimalType or FloatType => "number",
        TextType or EnumType { AllowsMany: false } => "text",
        BooleanType => "boolean",
        DateType or TimestampType => "date",
        TimeType => "time",
        UuidType => "uuid",
        _ => null,
    };
}
