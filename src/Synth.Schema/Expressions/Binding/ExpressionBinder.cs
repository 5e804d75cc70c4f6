using System.Globalization;

namespace Synth.Schema.Expressions;

/// <summary>
/// Gives an expression that was read in one dialect the meaning that it has there, by the types of its columns: which quotients are cut
/// off, which sums are texts in a row, which numbers are booleans, which texts are dates. Spelling that means nothing is left out. Pure.
/// </summary>
/// <param name="syntax">The dialect it was read in.</param>
/// <param name="columns">The columns it may name.</param>
public sealed class ExpressionBinder(SqlSyntax syntax, IReadOnlyList<Column> columns)
{
    private readonly ExpressionTypes types = new(name => columns.FirstOrDefault(column => column.Name == name)?.Type);

    /// <summary>The types of bound expressions.</summary>
    public ExpressionTypes Types => types;

    /// <summary>Binds a condition, such as a check or a filter.</summary>
    /// <returns>The expression; null when it names a column that is not there.</returns>
    public SqlExpression? BindCondition(SqlExpression expression) => Bind(expression) is { } bound ? AsCondition(bound) : null;

    /// <summary>Binds a value.</summary>
    /// <returns>The expression; null when it names a column that is not there.</returns>
    public SqlExpression? Bind(SqlExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return expression.Columns().All(name => Find(name) is not null) ? Rebuild(expression) : null;
    }

    // Names as written, or else in another case: engines fold plain names differently.
    private Column? Find(string name) =>
        columns.FirstOrDefault(column => column.Name == name)
        ?? columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private SqlExpression Rebuild(SqlExpression expression) => expression.WithChildren(Rebuild) switch
    {
        ColumnReference column => new ColumnReference(Find(column.Name)!.Name),
        CastExpression cast => Simplify(cast),
        BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } binary =>
            binary with { Left = AsCondition(binary.Left), Right = AsCondition(binary.Right) },
        BinaryOperation { Operator: <= BinaryOperator.GreaterOrEqual } binary => Align(binary),
        BinaryOperation { Operator: BinaryOperator.Add } binary when IsText(binary.Left) || IsText(binary.Right) =>
            binary with { Operator = BinaryOperator.Concatenate },
        BinaryOperation { Operator: >= BinaryOperator.Add and <= BinaryOperator.Remainder } binary => Calculate(binary),
        Negation negation => new Negation(AsNumber(negation.Operand)),
        LogicalNot not => new LogicalNot(AsCondition(not.Operand)),
        TruthTest test => test with { Operand = AsCondition(test.Operand) },
        CaseExpression choice => choice with
        {
            Branches = choice.Branches.Select(branch => branch with { Condition = AsCondition(branch.Condition) }).ToValueList(),
        },
        ListTest test => test with { Items = test.Items.Select(item => Meet(item, types.Of(test.Operand))).ToValueList() },
        RangeTest test => test with { Low = Meet(test.Low, types.Of(test.Operand)), High = Meet(test.High, types.Of(test.Operand)) },
        var other => other,
    };

    private bool IsText(SqlExpression operand) => syntax == SqlSyntax.SqlServer && types.Of(operand) is TextType;

    private BinaryOperation Align(BinaryOperation comparison)
    {
        var (left, right) = (Meet(comparison.Left, types.Of(comparison.Right)), Meet(comparison.Right, types.Of(comparison.Left)));
        return ExpressionTypes.IsNumber(types.Of(left)) ? comparison with { Left = left, Right = AsNumber(right) }
            : ExpressionTypes.IsNumber(types.Of(right)) ? comparison with { Left = AsNumber(left), Right = right }
            : comparison with { Left = left, Right = right };
    }

    private BinaryOperation Calculate(BinaryOperation binary)
    {
        var operation = binary with { Left = AsNumber(binary.Left), Right = AsNumber(binary.Right) };
        return operation.Operator == BinaryOperator.Divide ? Divide(operation) : operation;
    }

    // A literal beside a value of another type is read as one of that type.
    private static SqlExpression Meet(SqlExpression operand, ColumnType? other) => (operand, other) switch
    {
        (NumberLiteral { Text: "0" or "1" } number, BooleanType) => new BooleanLiteral(number.Text == "1"),
        (TextLiteral text, DateType) when DateOnly.TryParseExact(text.Text,
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            new CastExpression(text, other),
        (TextLiteral text, TimestampType or TimeType or UuidType) => new CastExpression(text, other),
        (TextLiteral text, IntegerType or DecimalType or FloatType) when IsPlainNumber(text.Text) => new NumberLiteral(text.Text),
        (CastExpression { Operand: TextLiteral text, Type: DomainType }, EnumType) => text,
        _ => operand,
    };

    // Engines without booleans take any number for a condition.
    private SqlExpression AsCondition(SqlExpression operand) =>
        operand is NumberLiteral { Text: "0" or "1" } literal ? new BooleanLiteral(literal.Text == "1")
        : ExpressionTypes.IsNumber(types.Of(operand)) ? new BinaryOperation(BinaryOperator.NotEqual, operand, new NumberLiteral("0"))
        : operand;

    // Such engines count with conditions, too: (a IS NOT NULL) + (b IS NOT NULL) = 1.
    private SqlExpression AsNumber(SqlExpression operand)
    {
        if (syntax is not (SqlSyntax.Sqlite or SqlSyntax.MySql) || types.Of(operand) is not BooleanType)
        {
            return operand;
        }

        var (one, zero) = (new NumberLiteral("1"), new NumberLiteral("0"));
        return operand switch
        {
            BooleanLiteral literal => literal.Value ? one : zero,
            NullTest or TruthTest => new CaseExpression([new CaseBranch(operand, one)], zero),
            _ => new CaseExpression([new CaseBranch(operand, one), new CaseBranch(new LogicalNot(operand), zero)], null),
        };
    }

    // SQLite keeps a decimal without a fraction as a whole number, so that what becomes of its quotient hangs on the value.
    private BinaryOperation Divide(BinaryOperation quotient) => (types.Of(quotient.Left), types.Of(quotient.Right)) switch
    {
        (IntegerType, IntegerType) when syntax != SqlSyntax.Neutral => quotient with { Operator = BinaryOperator.DivideWhole },
        (FloatType, _) or (_, FloatType) => quotient with { Operator = BinaryOperator.DivideExactly },
        (DecimalType, _) or (_, DecimalType) when syntax != SqlSyntax.Sqlite => quotient with { Operator = BinaryOperator.DivideExactly },
        _ => quotient,
    };

    private SqlExpression Simplify(CastExpression cast) => (cast.Operand, cast.Type) switch
    {
        (NullLiteral, _) => cast.Operand,
        (TextLiteral text, TextType type) when type.MaxLength is null || text.Text.Length <= type.MaxLength => text,
        (TextLiteral text, IntegerType or DecimalType { Precision: null } or FloatType) when IsPlainNumber(text.Text) =>
            new NumberLiteral(text.Text),
        (NumberLiteral number, IntegerType) when types.Of(number) is IntegerType => number,
        (NumberLiteral number, DecimalType { Precision: null }) when types.Of(number) is not FloatType => AsDecimal(number),
        (_, TextType { MaxLength: null }) when ExpressionTypes.IsText(types.Of(cast.Operand)) => cast.Operand,
        (_, IntegerType to) when types.Of(cast.Operand) is IntegerType from
            && from.Bits <= to.Bits && from.IsUnsigned == to.IsUnsigned => cast.Operand,
        (_, DecimalType { Precision: null }) when types.Of(cast.Operand) is DecimalType => cast.Operand,
        _ => cast,
    };

    // The point keeps a whole number from being taken for an integer in a quotient.
    private static NumberLiteral AsDecimal(NumberLiteral number) =>
        number.Text.Contains('.', StringComparison.Ordinal) ? number : new NumberLiteral($"{number.Text}.0");

    private static bool IsPlainNumber(string text) => text.Length > 0
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        && text[0] != '+';
}
