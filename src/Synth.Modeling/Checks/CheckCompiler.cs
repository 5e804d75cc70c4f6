using System.Globalization;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// Makes a function of a row from a check of the common core. Checks that ask a clock or for chance are left to the target engine.
/// </summary>
internal sealed class CheckCompiler
{
    private readonly SqlSyntax syntax;
    private readonly IReadOnlyList<Column> columns;

    private CheckCompiler(SqlSyntax syntax, IReadOnlyList<Column> columns)
    {
        this.syntax = syntax;
        this.columns = columns;
    }

    /// <summary>Compiles a check.</summary>
    /// <param name="sql">The condition.</param>
    /// <param name="syntax">The dialect it is in.</param>
    /// <param name="columns">The columns of the table, in the order of its rows.</param>
    /// <param name="valueColumn">The column that VALUE stands for in the check of a domain; null in a check of a table.</param>
    /// <returns>The function and the columns it reads by number; null when the check is beyond the core.</returns>
    public static (Func<CheckRow, Scalar> Evaluate, IReadOnlySet<int> Columns)? Compile(
        string sql, SqlSyntax syntax, IReadOnlyList<Column> columns, string? valueColumn = null)
    {
        if (SqlExpressionParser.Parse(sql, syntax) is not { } parsed
            || new ExpressionBinder(syntax, columns).BindCondition(PutColumn(parsed, valueColumn)) is not { } bound
            || !bound.All().All(IsKnown))
        {
            return null;
        }

        var compiler = new CheckCompiler(syntax, columns);
        return (compiler.Compile(bound), bound.Columns().Select(compiler.IndexOf).ToHashSet());
    }

    private static SqlExpression PutColumn(SqlExpression expression, string? valueColumn) =>
        valueColumn is null ? expression
        : expression is ColumnReference { Name: var name } && name.Equals("VALUE", StringComparison.OrdinalIgnoreCase)
            ? new ColumnReference(valueColumn)
        : expression.WithChildren(operand => PutColumn(operand, valueColumn));

    private static bool IsKnown(SqlExpression expression) => expression switch
    {
        FunctionCall call => CheckFunctions.IsKnown(call.Function),
        NumberLiteral number => TryParse(number.Text, out _),
        _ => true,
    };

    private Func<CheckRow, Scalar> Compile(SqlExpression expression)
    {
        switch (expression)
        {
            case NullLiteral:
                return _ => Scalar.Null;
            case BooleanLiteral literal:
                return Constant(Scalar.Of(literal.Value));
            case NumberLiteral literal:
                return TryParse(literal.Text, out var number) ? Constant(Scalar.Of(number)) : _ => Scalar.Null;
            case TextLiteral literal:
                return Constant(Scalar.Of(literal.Text));
            case ColumnReference reference:
                var column = IndexOf(reference.Name);
                return row => row[column];
            case Negation negation:
                return CheckOperators.Arithmetic(Constant(Scalar.Of(0)), Compile(negation.Operand), (zero, value) => zero - value);
            case LogicalNot not:
                return CheckOperators.Not(Compile(not.Operand));
            case BinaryOperation binary:
                return Join(binary.Operator, Compile(binary.Left), Compile(binary.Right));
            case NullTest test:
                var tested = Compile(test.Operand);
                return row => Scalar.Of(tested(row).IsNull != test.IsNegated);
            case TruthTest test:
                var condition = Compile(test.Operand);
                return row => Scalar.Of(condition(row).Truth == test.Truth != test.IsNegated);
            case ListTest test:
                return Negated(test.IsNegated,
                    CheckOperators.AnyOf(Compile(test.Operand), [.. test.Items.Select(Compile)], order => order == 0));
            case RangeTest test:
                return Negated(test.IsNegated, CheckOperators.Between(Compile(test.Operand), Compile(test.Low), Compile(test.High)));
            case PatternTest test:
                return Negated(test.IsNegated, CheckOperators.Like(Compile(test.Operand), Compile(test.Pattern), syntax, test.IgnoresCase));
            case FunctionCall call:
                return CheckFunctions.Bind(call.Function, [.. call.Arguments.Select(Compile)]);
            case CaseExpression choice:
                return CheckOperators.FirstTrue(
                    [.. choice.Branches.Select(branch => (Compile(branch.Condition), Compile(branch.Result)))],
                    Compile(choice.Otherwise ?? new NullLiteral()));
            case CastExpression cast:
                return CheckCasts.To(cast.Type, Compile(cast.Operand));
            default:
                throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType()
                    .Name, "A case of SqlExpression without a function.");
        }
    }

    private static Func<CheckRow, Scalar> Join(BinaryOperator sign, Func<CheckRow, Scalar> left, Func<CheckRow, Scalar> right) =>
        sign switch
        {
            BinaryOperator.Or => CheckOperators.Or(left, right),
            BinaryOperator.And => CheckOperators.And(left, right),
            BinaryOperator.Equal => CheckOperators.Comparison(left, right, order => order == 0),
            BinaryOperator.NotEqual => CheckOperators.Comparison(left, right, order => order != 0),
            BinaryOperator.Less => CheckOperators.Comparison(left, right, order => order < 0),
            BinaryOperator.LessOrEqual => CheckOperators.Comparison(left, right, order => order <= 0),
            BinaryOperator.Greater => CheckOperators.Comparison(left, right, order => order > 0),
            BinaryOperator.GreaterOrEqual => CheckOperators.Comparison(left, right, order => order >= 0),
            BinaryOperator.Add => CheckOperators.Arithmetic(left, right, (a, b) => a + b),
            BinaryOperator.Subtract => CheckOperators.Arithmetic(left, right, (a, b) => a - b),
            BinaryOperator.Multiply => CheckOperators.Arithmetic(left, right, (a, b) => a * b),
            BinaryOperator.Divide => CheckOperators.Arithmetic(left, right, CheckOperators.Divide),
            BinaryOperator.DivideExactly => CheckOperators.Arithmetic(left, right, (a, b) => b == 0 ? null : a / b),
            BinaryOperator.DivideWhole => CheckOperators.Arithmetic(left, right, (a, b) => b == 0 ? null : decimal.Truncate(a / b)),
            BinaryOperator.Remainder => CheckOperators.Arithmetic(left, right, (a, b) => b == 0 ? null : a % b),
            BinaryOperator.Concatenate => CheckOperators.Concatenate(left, right),
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "A case of BinaryOperator without a function."),
        };

    private int IndexOf(string name)
    {
        var index = 0;
        while (columns[index].Name != name)
        {
            index++;
        }

        return index;
    }

    private static Func<CheckRow, Scalar> Constant(Scalar value) => _ => value;

    private static Func<CheckRow, Scalar> Negated(bool isNegated, Func<CheckRow, Scalar> test) => isNegated
        ? CheckOperators.Not(test)
        : test;

    private static bool TryParse(string digits, out decimal number) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
