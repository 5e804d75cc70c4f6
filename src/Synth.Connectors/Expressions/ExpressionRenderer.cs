using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors;

/// <summary>
/// Spells a bound expression in a dialect, with brackets wherever dialects could read it differently. Remembers what it could not say
/// and what means something else. For one expression; not thread-safe.
/// </summary>
/// <param name="dialect">The dialect.</param>
/// <param name="types">What the expressions come to.</param>
/// <param name="columns">The target's column for a name in the expression.</param>
/// <param name="needsExactText">Whether texts must be compared letter by letter though the dialect would not.</param>
public sealed class ExpressionRenderer(
    ExpressionDialect dialect, ExpressionTypes types, Func<string, Column> columns, bool needsExactText = false)
{
    // How tightly things bind; operators of one level are joined from the left.
    private const int OfPredicate = 4;
    private const int OfConcatenation = 5;
    private const int OfSum = 6;
    private const int OfProduct = 7;
    private const int OfSign = 8;
    private const int OfPrimary = 9;

    private readonly List<string> obstacles = [];
    private readonly List<string> differences = [];

    /// <summary>What could not be said; empty when all could.</summary>
    public IReadOnlyList<string> Obstacles => obstacles;

    /// <summary>What means something else than in the source.</summary>
    public IEnumerable<string> Differences => differences.Distinct();

    /// <summary>An expression where a condition is asked for.</summary>
    public string Condition(SqlExpression expression) => expression switch
    {
        BooleanLiteral literal when !dialect.HasBooleans => literal.Value ? "1 = 1" : "1 = 0",
        _ when ExpressionTypes.IsCondition(expression) || dialect.HasBooleans => Plain(expression),
        _ => $"{Operand(expression, OfPredicate).Sql} = {dialect.Boolean(true)}",
    };

    /// <summary>An expression where a value is asked for.</summary>
    public string Value(SqlExpression expression) => IsBareCondition(expression)
        ? $"CASE WHEN {Condition(expression)} THEN {dialect.Boolean(true)} WHEN NOT ({Condition(expression)}) THEN "
            + $"{dialect.Boolean(false)} END"
        : Plain(expression);

    private bool IsBareCondition(SqlExpression expression) =>
        !dialect.HasBooleans && expression is not BooleanLiteral && ExpressionTypes.IsCondition(expression);

    private string Plain(SqlExpression expression) => expression switch
    {
        NullLiteral => "NULL",
        BooleanLiteral literal => dialect.Boolean(literal.Value),
        NumberLiteral number => number.Text,
        TextLiteral text => dialect.Text(text.Text),
        ColumnReference column => Column(column.Name),
        Negation negation => $"-({Value(negation.Operand)})",
        LogicalNot not => $"NOT ({Condition(not.Operand)})",
        BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } binary => Logical(binary),
        BinaryOperation binary => Binary(binary),
        NullTest test => $"{Operand(test.Operand, OfPredicate).Sql} IS {(test.IsNegated ? "NOT " : "")}NULL",
        TruthTest test => Truth(test),
        ListTest test => List(test),
        RangeTest test => Range(test),
        PatternTest test => Pattern(test),
        FunctionCall call => Call(call),
        CaseExpression choice => Case(choice),
        CastExpression cast => Said(dialect.Cast(Operand(cast.Operand, 0), cast.Type), $"a cast to {cast.Type.GetType().Name}"),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType()
            .Name, "A case of SqlExpression without a form."),
    };

    private static int BindingOf(SqlExpression expression) => expression switch
    {
        LogicalNot => 3,
        NullTest or TruthTest or ListTest or RangeTest or PatternTest => OfPredicate,
        BinaryOperation { Operator: BinaryOperator.Or } => 1,
        BinaryOperation { Operator: BinaryOperator.And } => 2,
        BinaryOperation { Operator: <= BinaryOperator.GreaterOrEqual } => OfPredicate,
        BinaryOperation { Operator: BinaryOperator.Concatenate } => OfConcatenation,
        BinaryOperation { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => OfSum,
        BinaryOperation => OfProduct,
        Negation => OfSign,
        _ => OfPrimary,
    };

    private string Column(string name)
    {
        var column = columns(name);
        AddDifference(dialect.DifferenceOf(column));
        return dialect.Column(column);
    }

    private string Logical(BinaryOperation binary)
    {
        var word = binary.Operator == BinaryOperator.And ? "AND" : "OR";
        var binding = BindingOf(binary);
        string Side(SqlExpression operand, bool isRight)
        {
            var sql = Condition(operand);
            return BindingOf(operand) < binding || (isRight && BindingOf(operand) == binding) || operand is LogicalNot ? $"({sql})" : sql;
        }

        return $"{Side(binary.Left, false)} {word} {Side(binary.Right, true)}";
    }

    private string Binary(BinaryOperation binary)
    {
        var isComparison = binary.Operator <= BinaryOperator.GreaterOrEqual;
        var binding = BindingOf(binary);
        // Dialects disagree whether || binds tighter than + and *: brackets both ways.
        var right = Operand(binary.Right, binding == OfConcatenation ? OfProduct : binding);
        var left = Operand(binary.Left, isComparison ? binding : BindingOf(binary.Left) == binding
            ? 0 : binding == OfConcatenation ? OfProduct : binding);
        if (isComparison)
        {
            Compare(left, right);
            left = Exact(left, right);
        }

        return Said(dialect.Join(binary.Operator, left, right), $"the operator {binary.Operator} of these types");
    }

    private string Truth(TruthTest test)
    {
        if (dialect.HasBooleans)
        {
            return $"{Operand(test.Operand, OfPredicate).Sql} IS {(test.IsNegated ? "NOT " : "")}{(test.Truth ? "TRUE" : "FALSE")}";
        }

        var condition = test.Truth ? Condition(test.Operand) : $"NOT ({Condition(test.Operand)})";
        return $"CASE WHEN {condition} THEN 1 ELSE 0 END = {(test.IsNegated ? 0 : 1)}";
    }

    private string List(ListTest test)
    {
        var operand = Operand(test.Operand, OfPredicate);
        var items = test.Items.Select(item => Operand(item, 0)).ToArray();
        Array.ForEach(items, item => Compare(operand, item));
        operand = items.Aggregate(operand, Exact);
        return $"{operand.Sql} {(test.IsNegated ? "NOT " : "")}IN ({string.Join(", ", items.Select(item => Aligned(item, operand)))})";
    }

    private string Range(RangeTest test)
    {
        var (operand, low, high) = (Operand(test.Operand, OfPredicate), Operand(test.Low, OfPredicate), Operand(test.High, OfPredicate));
        Compare(operand, low);
        Compare(operand, high);
        return $"{Exact(operand, low).Sql} {(test.IsNegated ? "NOT " : "")}BETWEEN {Aligned(low, operand)} AND {Aligned(high, operand)}";
    }

    private string Aligned(ExpressionOperand item, ExpressionOperand operand) =>
        dialect.Beside(item, operand.Type) ?? Said(null, "a literal of this type");

    private string Pattern(PatternTest test)
    {
        var operand = Operand(test.Operand, OfPredicate);
        return test.Pattern is TextLiteral { Text: var pattern }
            && !pattern.Contains('\\', StringComparison.Ordinal) && operand.Type is null or TextType or EnumType
            ? Said(dialect.Like(operand, pattern, test.IgnoresCase, test.IsNegated), "a pattern that tells letters apart so")
            : Said(null, "a pattern with escapes, or one that is no literal");
    }

    private string Call(FunctionCall call)
    {
        AddDifference(dialect.DifferenceOf(call.Function));
        var arguments = call.Arguments.Select(argument => Operand(argument, 0)).ToArray();
        return Said(
            call.Function >= SqlFunction.CurrentTimestamp ? dialect.Clock(call.Function, null) : dialect.Call(call.Function, arguments),
            $"the function {call.Function} of these arguments");
    }

    private string Case(CaseExpression choice)
    {
        var branches = choice.Branches.Select(branch => $"WHEN {Condition(branch.Condition)} THEN {Value(branch.Result)}");
        var otherwise = choice.Otherwise is null ? "" : $" ELSE {Value(choice.Otherwise)}";
        return $"CASE {string.Join(' ', branches)}{otherwise} END";
    }

    // In brackets unless it binds tighter.
    private ExpressionOperand Operand(SqlExpression expression, int binding)
    {
        var sql = Value(expression);
        var isBracketed = BindingOf(expression) <= binding || (binding > 0 && IsBareCondition(expression));
        return new ExpressionOperand(expression, types.Of(expression), isBracketed ? $"({sql})" : sql);
    }

    private void Compare(ExpressionOperand left, ExpressionOperand right)
    {
        if (left.Type is { } first && right.Type is { } second && !dialect.AreComparable(first, second))
        {
            obstacles.Add("a comparison of these types");
        }
    }

    private ExpressionOperand Exact(ExpressionOperand left, ExpressionOperand right) =>
        needsExactText && (ExpressionTypes.IsText(left.Type) || ExpressionTypes.IsText(right.Type))
            ? left with { Sql = Said(dialect.ExactText(left.Sql), "a comparison that tells letters apart by case") }
            : left;

    private void AddDifference(string? difference)
    {
        if (difference is not null)
        {
            differences.Add(difference);
        }
    }

    private string Said(string? sql, string what)
    {
        if (sql is null)
        {
            obstacles.Add(what);
        }

        return sql ?? "";
    }
}
