namespace Synth.Schema.Expressions;

/// <summary>What expressions come to, as far as their columns tell. Pure.</summary>
/// <param name="columnType">The type of a column; null when it is not known.</param>
public sealed class ExpressionTypes(Func<string, ColumnType?> columnType)
{
    /// <summary>The type of an expression; null when it is not known, or NULL itself.</summary>
    public ColumnType? Of(SqlExpression expression) => expression switch
    {
        NullLiteral => null,
        BooleanLiteral or LogicalNot or NullTest or TruthTest or ListTest or RangeTest or PatternTest => new BooleanType(),
        NumberLiteral number => OfNumber(number.Text),
        TextLiteral => new TextType(),
        ColumnReference column => columnType(column.Name)?.WithoutDomain(),
        Negation negation => Of(negation.Operand),
        BinaryOperation binary => OfBinary(binary),
        FunctionCall call => OfCall(call),
        CaseExpression choice => OfFirst(choice.Branches.Select(branch => branch.Result).Append(choice.Otherwise ?? new NullLiteral())),
        CastExpression cast => cast.Type.WithoutDomain(),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType()
            .Name, "A case of SqlExpression without a type."),
    };

    /// <summary>Whether a type is one of numbers.</summary>
    public static bool IsNumber(ColumnType? type) => type is IntegerType or DecimalType or FloatType;

    /// <summary>Whether a type's values are texts to a comparison.</summary>
    public static bool IsText(ColumnType? type) => type is TextType or EnumType { AllowsMany: false };

    /// <summary>Whether an expression is a condition by its form, whatever an engine's columns hold.</summary>
    public static bool IsCondition(SqlExpression expression) => expression switch
    {
        BooleanLiteral or LogicalNot or NullTest or TruthTest or ListTest or RangeTest or PatternTest => true,
        BinaryOperation binary => binary.Operator <= BinaryOperator.GreaterOrEqual,
        FunctionCall call => call.Function == SqlFunction.IsJson,
        _ => false,
    };

    private static ColumnType OfNumber(string text) =>
        text.Contains('e', StringComparison.OrdinalIgnoreCase) ? new FloatType(64)
        : text.Contains('.', StringComparison.Ordinal) ? new DecimalType(null, null)
        : new IntegerType(64);

    private ColumnType? OfBinary(BinaryOperation binary) => binary.Operator switch
    {
        <= BinaryOperator.GreaterOrEqual => new BooleanType(),
        BinaryOperator.Concatenate => new TextType(),
        BinaryOperator.DivideWhole or BinaryOperator.Remainder => new IntegerType(64),
        BinaryOperator.DivideExactly when (Of(binary.Left), Of(binary.Right)) is (IntegerType, IntegerType) => new DecimalType(null, null),
        _ => (Of(binary.Left), Of(binary.Right)) switch
        {
            (null, _) or (_, null) => null,
            (FloatType, _) or (_, FloatType) => new FloatType(64),
            (DecimalType, _) or (_, DecimalType) => new DecimalType(null, null),
            (IntegerType, IntegerType) => new IntegerType(64),
            (TextType, TextType) when binary.Operator == BinaryOperator.Add => new TextType(),
            _ => null,
        },
    };

    private ColumnType? OfCall(FunctionCall call) => call.Function switch
    {
        SqlFunction.Coalesce => OfFirst(call.Arguments),
        SqlFunction.Length => new IntegerType(32),
        SqlFunction.Lower or SqlFunction.Upper or SqlFunction.Substring or SqlFunction.Trim or SqlFunction.TrimStart or SqlFunction.TrimEnd
            or SqlFunction.ConcatenateKnown => new TextType(),
        SqlFunction.Absolute or SqlFunction.Round => Of(call.Arguments[0]),
        SqlFunction.IsJson => new BooleanType(),
        SqlFunction.NewUuid => new UuidType(),
        SqlFunction.CurrentTimestamp => new TimestampType(6, IsInstant: true),
        SqlFunction.UtcTimestamp => new TimestampType(6),
        SqlFunction.CurrentDate or SqlFunction.UtcDate => new DateType(),
        SqlFunction.CurrentTime or SqlFunction.UtcTime => new TimeType(6),
        _ => throw new ArgumentOutOfRangeException(nameof(call), call.Function, "A case of SqlFunction without a type."),
    };

    private ColumnType? OfFirst(IEnumerable<SqlExpression> candidates) => candidates.Select(Of).FirstOrDefault(type => type is not null);
}
