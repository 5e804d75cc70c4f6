using System.Globalization;
using Synth.Connectors.SqlServer.Ddl.Translation;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors.SqlServer;

/// <summary>How SQL Server spells expressions.</summary>
public sealed class SqlServerExpressions : ExpressionDialect
{
    private const string ExactCollation = "Latin1_General_100_BIN2";
    private const string CaselessCollation = "Latin1_General_100_CI_AS";

    private SqlServerExpressions()
        : base(SqlServerDialect.Instance)
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SqlServerExpressions Instance { get; } = new();

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.SqlServer;

    /// <inheritdoc/>
    public override bool HasBooleans => false;

    /// <inheritdoc/>
    public override string ExactText(string sql) => $"({sql}) COLLATE {ExactCollation}";

    /// <inheritdoc/>
    public override string Boolean(bool value) => value ? "1" : "0";

    // A sum of texts is a text in a row, with null as elsewhere; a quotient of two whole numbers is cut off.
    /// <inheritdoc/>
    public override string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return sign switch
        {
            BinaryOperator.Concatenate when ExpressionTypes.IsText(left.Type)
                && ExpressionTypes.IsText(right.Type) => $"{left.Sql} + {right.Sql}",
            BinaryOperator.DivideWhole when (left.Type, right.Type) is (IntegerType, IntegerType) => $"{left.Sql} / {right.Sql}",
            BinaryOperator.DivideExactly when left.Type is DecimalType or FloatType
                || right.Type is DecimalType or FloatType => $"{left.Sql} / {right.Sql}",
            BinaryOperator.Remainder when left.Type is FloatType || right.Type is FloatType => null,
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply when !IsNumber(left) || !IsNumber(right) => null,
            _ => base.Join(sign, left, right),
        };
    }

    // Brackets begin a set of characters here and are themselves elsewhere.
    /// <inheritdoc/>
    public override string Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated)
    {
        ArgumentNullException.ThrowIfNull(operand);
        ArgumentNullException.ThrowIfNull(pattern);
        var collation = ignoresCase ? CaselessCollation : ExactCollation;
        var text = operand.Sql.Contains(" COLLATE ", StringComparison.Ordinal) ? operand.Sql : $"({operand.Sql}) COLLATE {collation}";
        return $"{text} {(isNegated ? "NOT " : "")}LIKE {Text(pattern.Replace("[", "[[]", StringComparison.Ordinal))}";
    }

    /// <inheritdoc/>
    public override string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return function switch
        {
            SqlFunction.Coalesce => Call("COALESCE", arguments),
            // LEN leaves out the blanks at the end.
            SqlFunction.Length when IsVaryingText(arguments[0]) => $"(LEN({arguments[0].Sql} + N'.') - 1)",
            SqlFunction.Lower when IsVaryingText(arguments[0]) => Call("LOWER", arguments),
            SqlFunction.Upper when IsVaryingText(arguments[0]) => Call("UPPER", arguments),
            SqlFunction.Trim when IsVaryingText(arguments[0]) => $"LTRIM(RTRIM({arguments[0].Sql}))",
            SqlFunction.TrimStart when IsVaryingText(arguments[0]) => Call("LTRIM", arguments),
            SqlFunction.TrimEnd when IsVaryingText(arguments[0]) => Call("RTRIM", arguments),
            SqlFunction.Substring when IsVaryingText(arguments[0]) && arguments.Skip(1).All(IsPosition) =>
                $"SUBSTRING({arguments[0].Sql}, {arguments[1].Sql}, "
                + $"{(arguments.Count > 2 ? arguments[2].Sql : int.MaxValue.ToString(CultureInfo.InvariantCulture))})",
            SqlFunction.Absolute => Call("ABS", arguments),
            SqlFunction.Round when arguments[0].Type is DecimalType or IntegerType && arguments.Skip(1).All(IsDigits) =>
                $"ROUND({arguments[0].Sql}, {(arguments.Count > 1 ? arguments[1].Sql : "0")})",
            SqlFunction.ConcatenateKnown when arguments.Count > 1 => Call("CONCAT", arguments),
            SqlFunction.NewUuid => "newid()",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? DifferenceOf(SqlFunction function) => function switch
    {
        SqlFunction.Lower or SqlFunction.Upper => "the case of letters is that of the database's collation",
        SqlFunction.Length or SqlFunction.Substring => "characters beyond U+FFFF count as two",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Clock(SqlFunction clock, ColumnType? target) => (clock, target) switch
    {
        (SqlFunction.CurrentTimestamp or SqlFunction.UtcTimestamp, TimestampType { IsInstant: true }) => "sysdatetimeoffset()",
        (SqlFunction.CurrentTimestamp, null or DateType or TimestampType or TimeType) => "getdate()",
        (SqlFunction.CurrentDate, DateType) => "getdate()",
        (SqlFunction.CurrentDate, null or TimestampType { IsInstant: false }) => "CONVERT(date, getdate())",
        (SqlFunction.CurrentTime, TimeType) => "getdate()",
        (SqlFunction.UtcTimestamp, DateType or TimestampType) => "sysutcdatetime()",
        (SqlFunction.UtcDate, DateType) => "sysutcdatetime()",
        (SqlFunction.UtcTime, TimeType) => "sysutcdatetime()",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Cast(ExpressionOperand operand, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return type switch
        {
            BooleanType or DomainType or ArrayType or UnsupportedType or EnumType or IntervalType or JsonType => null,
            // Other engines round what SQL Server cuts off, and write dates and numbers in other forms.
            IntegerType when operand.Type is DecimalType or FloatType => null,
            TextType when operand.Type is not (TextType or IntegerType) => null,
            _ => $"CAST({operand.Sql} AS {TypeTranslation.Of(type, isKey: false).NativeType})",
        };
    }

    private static bool IsNumber(ExpressionOperand operand) => operand.Type is null || ExpressionTypes.IsNumber(operand.Type);

    private static bool IsVaryingText(ExpressionOperand operand) => operand.Type is TextType { IsFixedLength: false } or EnumType;

    private static bool IsPosition(ExpressionOperand operand) =>
        operand.Expression is NumberLiteral { Text: var digits }
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0;

    private static bool IsDigits(ExpressionOperand operand) =>
        operand.Expression is NumberLiteral { Text: var digits }
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Call(string name, IEnumerable<ExpressionOperand> arguments) =>
        $"{name}({string.Join(", ", arguments.Select(argument => argument.Sql))})";
}
