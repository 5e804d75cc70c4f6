using System.Globalization;
using Synth.Connectors.Sqlite.Values;
using Synth.Schema;
using Synth.Schema.Expressions;
using Synth.Schema.Expressions.Parsing;

namespace Synth.Connectors.Sqlite;

/// <summary>How SQLite spells expressions.</summary>
public sealed class SqliteExpressions : ExpressionDialect
{
    // Sums and products of decimals are those of binary numbers; beyond this digit they are noise.
    private const string NoiseDigits = "9";

    private SqliteExpressions()
        : base(SqliteDialect.Instance)
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SqliteExpressions Instance { get; } = new();

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.Sqlite;

    // Decimals of many digits are kept as texts, which have another order.
    /// <inheritdoc/>
    public override string Column(Column column) => IsDecimalText(column) ? $"CAST({base.Column(column)} AS REAL)" : base.Column(column);

    /// <inheritdoc/>
    public override string? DifferenceOf(Column column) => IsDecimalText(column) ? "long decimals are compared as binary numbers" : null;

    /// <inheritdoc/>
    public override string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return sign switch
        {
            <= BinaryOperator.GreaterOrEqual => Compare(sign, left, right),
            BinaryOperator.Concatenate => $"{left.Sql} || {right.Sql}",
            BinaryOperator.DivideWhole when (left.Type, right.Type) is (IntegerType, IntegerType) => $"{left.Sql} / {right.Sql}",
            // A decimal without a fraction is kept as a whole number, whose quotient would be cut off.
            BinaryOperator.DivideExactly => $"CAST({left.Sql} AS REAL) / {right.Sql}",
            BinaryOperator.Remainder when left.Type is not (null or IntegerType) || right.Type is not (null or IntegerType) => null,
            _ => base.Join(sign, left, right),
        };
    }

    /// <inheritdoc/>
    public override string? Beside(ExpressionOperand item, ColumnType? type)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Expression is CastExpression { Operand: TextLiteral literal, Type: TimestampType or TimeType }
            ? Moment(literal.Text, type)
            : item.Sql;
    }

    /// <inheritdoc/>
    public override string Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated) =>
        $"{operand.Sql} {(isNegated ? "NOT " : "")}{(ignoresCase ? $"LIKE {Text(pattern)}" : $"GLOB {Text(GlobPattern.OfLike(pattern))}")}";

    /// <inheritdoc/>
    public override string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return function switch
        {
            SqlFunction.Coalesce when arguments.Count > 1 => Call("coalesce", arguments),
            SqlFunction.Length when arguments[0].Type is null or TextType { IsFixedLength: false } or EnumType => Call("length", arguments),
            SqlFunction.Lower => Call("lower", arguments),
            SqlFunction.Upper => Call("upper", arguments),
            SqlFunction.Trim => Call("trim", arguments),
            SqlFunction.TrimStart => Call("ltrim", arguments),
            SqlFunction.TrimEnd => Call("rtrim", arguments),
            SqlFunction.Substring when arguments.Skip(1).All(argument => IsWhole(argument, 1)) => Call("substr", arguments),
            SqlFunction.Absolute => Call("abs", arguments),
            SqlFunction.Round when arguments.Skip(1).All(argument => IsWhole(argument, 0)) => Call("round", arguments),
            SqlFunction.ConcatenateKnown => string.Join(" || ", arguments.Select(argument => $"coalesce({argument.Sql}, '')")) is var joined
                ? $"({joined})"
                : null,
            SqlFunction.IsJson => Call("json_valid", arguments),
            SqlFunction.NewUuid => "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' "
                + "|| substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? DifferenceOf(SqlFunction function) => function switch
    {
        SqlFunction.Lower or SqlFunction.Upper => "only letters of ASCII change their case",
        SqlFunction.CurrentTimestamp or SqlFunction.CurrentDate or SqlFunction.CurrentTime =>
            "the current time is that in UTC, to the second",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Clock(SqlFunction clock, ColumnType? target) => (clock, target) switch
    {
        (SqlFunction.CurrentTimestamp or SqlFunction.UtcTimestamp, TimestampType { IsInstant: true }) =>
            "strftime('%Y-%m-%d %H:%M:%SZ', 'now')",
        (SqlFunction.CurrentTimestamp or SqlFunction.UtcTimestamp, null or TimestampType or TextType) => "CURRENT_TIMESTAMP",
        (SqlFunction.CurrentTimestamp or SqlFunction.UtcTimestamp or SqlFunction.CurrentDate or SqlFunction.UtcDate, DateType) =>
            "CURRENT_DATE",
        (SqlFunction.CurrentDate or SqlFunction.UtcDate, null or TextType) => "CURRENT_DATE",
        (SqlFunction.CurrentTimestamp or SqlFunction.UtcTimestamp or SqlFunction.CurrentTime or SqlFunction.UtcTime, TimeType) =>
            "CURRENT_TIME",
        (SqlFunction.CurrentTime or SqlFunction.UtcTime, null or TextType) => "CURRENT_TIME",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Cast(ExpressionOperand operand, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return (operand, type) switch
        {
            ({ Expression: TextLiteral literal }, DateType) => Text(literal.Text),
            ({ Type: TimestampType }, DateType) => $"date({operand.Sql})",
            (_, TextType { MaxLength: null }) when operand.Type is null or IntegerType or TextType or EnumType or UuidType =>
                $"CAST({operand.Sql} AS TEXT)",
            ({ Type: null or IntegerType or TextType }, IntegerType) => $"CAST({operand.Sql} AS INTEGER)",
            ({ Type: null or IntegerType or DecimalType or FloatType }, FloatType { Bits: 64 }) => $"CAST({operand.Sql} AS REAL)",
            ({ Type: IntegerType or DecimalType }, DecimalType { Precision: null }) => $"CAST({operand.Sql} AS NUMERIC)",
            _ => null,
        };
    }

    // Dates and times are texts, which have one order only in one form.
    /// <inheritdoc/>
    public override bool AreComparable(ColumnType left, ColumnType right) => (left, right) switch
    {
        (DateType, TimestampType) or (TimestampType, DateType) => false,
        (TimestampType first, TimestampType second) => first.IsInstant == second.IsInstant,
        _ => base.AreComparable(left, right),
    };

    private string? Compare(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        if (Beside(left, right.Type) is not { } first || Beside(right, left.Type) is not { } second || !HaveOneForm(left, right))
        {
            return null;
        }

        return IsCalculated(left) || IsCalculated(right)
            ? $"round({first}, {NoiseDigits}) {SignOf(sign)} round({second}, {NoiseDigits})"
            : $"{first} {SignOf(sign)} {second}";
    }

    private static bool HaveOneForm(ExpressionOperand left, ExpressionOperand right) =>
        left.Expression is CastExpression || right.Expression is CastExpression || (left.Type, right.Type) switch
        {
            (TimestampType first, TimestampType second) => first.FractionalDigits == second.FractionalDigits,
            (TimeType first, TimeType second) => first.FractionalDigits == second.FractionalDigits,
            _ => true,
        };

    private static bool IsCalculated(ExpressionOperand operand) => operand.Type is DecimalType
        && operand.Expression.All().OfType<BinaryOperation>().Any(binary => binary.Operator >= BinaryOperator.Add);

    // A moment in the form of the column beside it.
    private string? Moment(string text, ColumnType? type)
    {
        if (type is not (TimestampType or TimeType)
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture,
                DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return null;
        }

        Span<byte> form = stackalloc byte[TemporalForm.MaxLength];
        var length = TemporalForm.Of(type, null).Write(moment.Ticks, form);
        return Text(System.Text.Encoding.UTF8.GetString(form[..length]));
    }

    private static bool IsDecimalText(Column column) => column.Type is DecimalType
        && column.NativeType.Contains("TEXT", StringComparison.OrdinalIgnoreCase);

    private static bool IsWhole(ExpressionOperand operand, int least) =>
        operand.Expression is NumberLiteral { Text: var digits }
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least;

    private static string Call(string name, IEnumerable<ExpressionOperand> arguments) =>
        $"{name}({string.Join(", ", arguments.Select(argument => argument.Sql))})";
}
