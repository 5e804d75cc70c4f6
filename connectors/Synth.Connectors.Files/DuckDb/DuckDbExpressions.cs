using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>
/// How DuckDB spells the conditions by which it counts rows. Only what is certain to mean the same: what is refused here is not verified,
/// and what were wrong would refuse a sound target.
/// </summary>
internal sealed class DuckDbExpressions : ExpressionDialect
{
    private DuckDbExpressions()
        : base(DuckDbDialect.Instance)
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static DuckDbExpressions Instance { get; } = new();

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.PostgreSql;

    /// <inheritdoc/>
    public override string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return sign switch
        {
            BinaryOperator.Equal or BinaryOperator.NotEqual => base.Join(sign, left, right),

            // Texts are ordered by collations, which differ.
            BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
                left.Type is TextType or EnumType || right.Type is TextType or EnumType ? null : base.Join(sign, left, right),

            // Whole numbers do not overflow with so many digits; the digits of decimals are another matter.
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply when (left.Type,
                right.Type) is (IntegerType, IntegerType) =>
                $"CAST({left.Sql} AS HUGEINT) {SignOf(sign)} CAST({right.Sql} AS HUGEINT)",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return $"{operand.Sql} {(isNegated ? "NOT " : "")}{(ignoresCase ? "ILIKE" : "LIKE")} {Text(pattern)}";
    }

    /// <inheritdoc/>
    public override string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return function switch
        {
            SqlFunction.Coalesce => $"coalesce({string.Join(", ", arguments.Select(argument => argument.Sql))})",
            SqlFunction.Length when arguments[0].Type is TextType { IsFixedLength: false } => $"length({arguments[0].Sql})",
            SqlFunction.Absolute when arguments[0].Type is IntegerType => $"abs(CAST({arguments[0].Sql} AS HUGEINT))",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? Clock(SqlFunction clock, ColumnType? target) => null;

    /// <inheritdoc/>
    public override string? Cast(ExpressionOperand operand, ColumnType type) => null;
}
