using System.Globalization;
using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors.PostgreSql;

/// <summary>How PostgreSQL spells expressions.</summary>
public sealed class PostgreSqlExpressions : ExpressionDialect
{
    private PostgreSqlExpressions()
        : base(PostgreSqlDialect.Instance)
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static PostgreSqlExpressions Instance { get; } = new();

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.PostgreSql;

    // A quotient of two whole numbers is cut off, any other is not.
    /// <inheritdoc/>
    public override string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right) => sign switch
    {
        BinaryOperator.Concatenate => $"{left.Sql} || {right.Sql}",
        BinaryOperator.DivideWhole when (left.Type, right.Type) is (IntegerType, IntegerType) => $"{left.Sql} / {right.Sql}",
        BinaryOperator.DivideExactly when left.Type is DecimalType or FloatType
            || right.Type is DecimalType or FloatType => $"{left.Sql} / {right.Sql}",
        BinaryOperator.Remainder when left.Type is FloatType || right.Type is FloatType => null,
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply when !AreNumbers(left.Type, right.Type) => null,
        _ => base.Join(sign, left, right),
    };

    /// <inheritdoc/>
    public override string Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated) =>
        $"{operand.Sql} {(isNegated ? "NOT " : "")}{(ignoresCase ? "ILIKE" : "LIKE")} {Text(pattern)}";

    /// <inheritdoc/>
    public override string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return function switch
        {
            SqlFunction.Coalesce => Call("COALESCE", arguments),
            // character(n) has no blanks at its end for PostgreSQL.
            SqlFunction.Length when IsVaryingText(arguments[0]) => Call("length", arguments),
            SqlFunction.Lower when IsVaryingText(arguments[0]) => Call("lower", arguments),
            SqlFunction.Upper when IsVaryingText(arguments[0]) => Call("upper", arguments),
            SqlFunction.Trim when IsVaryingText(arguments[0]) => Call("btrim", arguments),
            SqlFunction.TrimStart when IsVaryingText(arguments[0]) => Call("ltrim", arguments),
            SqlFunction.TrimEnd when IsVaryingText(arguments[0]) => Call("rtrim", arguments),
            SqlFunction.Substring when IsVaryingText(arguments[0]) && arguments.Skip(1).All(IsPosition) => Call("substring", arguments),
            SqlFunction.Absolute => Call("abs", arguments),
            // Floating-point numbers are rounded to the even neighbour.
            SqlFunction.Round when arguments[0].Type is not FloatType && arguments.Skip(1).All(IsDigits) => Call("round", arguments),
            SqlFunction.ConcatenateKnown => Call("concat", arguments),
            SqlFunction.NewUuid => "gen_random_uuid()",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? DifferenceOf(SqlFunction function) => function switch
    {
        SqlFunction.Lower or SqlFunction.Upper => "the case of letters is that of the database's locale",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Clock(SqlFunction clock, ColumnType? target) => (clock, target) switch
    {
        (SqlFunction.CurrentTimestamp, null or TextType or DateType or TimestampType) => "CURRENT_TIMESTAMP",
        (SqlFunction.CurrentDate, null or TextType or DateType or TimestampType) => "CURRENT_DATE",
        (SqlFunction.CurrentTime, null or TextType or TimeType) => "LOCALTIME",
        (SqlFunction.UtcTimestamp, TimestampType { IsInstant: true }) => "CURRENT_TIMESTAMP",
        (SqlFunction.UtcTimestamp, TextType or DateType or TimestampType) => "timezone('UTC', CURRENT_TIMESTAMP)",
        (SqlFunction.UtcDate, TextType or DateType or TimestampType { IsInstant: false }) =>
            "CAST(timezone('UTC', CURRENT_TIMESTAMP) AS date)",
        (SqlFunction.UtcTime, TextType or TimeType) => "CAST(timezone('UTC', CURRENT_TIMESTAMP) AS time without time zone)",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Cast(ExpressionOperand operand, ColumnType type) => type switch
    {
        DomainType or ArrayType or UnsupportedType or EnumType or IntervalType => null,
        // Other engines cut off what PostgreSQL rounds.
        IntegerType when operand.Type is DecimalType or FloatType => null,
        _ => $"CAST({operand.Sql} AS {TypeTranslation.Of(type).NativeType})",
    };

    private static bool AreNumbers(ColumnType? left, ColumnType? right) =>
        (left is null || ExpressionTypes.IsNumber(left)) && (right is null || ExpressionTypes.IsNumber(right));

    private static bool IsVaryingText(ExpressionOperand operand) => operand.Type is null or TextType { IsFixedLength: false } or EnumType;

    private static bool IsPosition(ExpressionOperand operand) =>
        operand.Expression is NumberLiteral { Text: var digits }
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0;

    private static bool IsDigits(ExpressionOperand operand) =>
        operand.Expression is NumberLiteral { Text: var digits }
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Call(string name, IEnumerable<ExpressionOperand> arguments) =>
        $"{name}({string.Join(", ", arguments.Select(argument => argument.Sql))})";
}
