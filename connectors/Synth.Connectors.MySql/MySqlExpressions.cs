using System.Globalization;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors.MySql;

/// <summary>
/// How MySQL and MariaDB spell expressions. Texts are compared as their columns' collations say, and the target's columns have such as tell
/// letters apart where the source does.
/// </summary>
public sealed class MySqlExpressions : ExpressionDialect
{
    private const int MaxTimeDigits = 6;

    private readonly ServerVersion version;

    internal MySqlExpressions(ServerVersion version)
        : base(MySqlDialect.Instance) => this.version = version;

    /// <summary>What every MariaDB from 10.4 on takes; it has no state.</summary>
    public static MySqlExpressions Instance { get; } = new(new ServerVersion(IsMariaDb: true, new Version(10, 4, 0)));

    /// <inheritdoc/>
    public override SqlSyntax Syntax => SqlSyntax.MySql;

    /// <inheritdoc/>
    public override string? DifferenceOf(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Collation == ServerVersion.CaselessCollation ? "neither case nor accents are told apart" : null;
    }

    // A quotient of whole numbers has its fraction, unless DIV is asked for.
    /// <inheritdoc/>
    public override string? Join(BinaryOperator sign, ExpressionOperand left, ExpressionOperand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return sign switch
        {
            BinaryOperator.Concatenate when IsVaryingText(left) && IsVaryingText(right) => $"concat({left.Sql}, {right.Sql})",
            BinaryOperator.DivideWhole when (left.Type, right.Type) is (IntegerType, IntegerType) => $"{left.Sql} DIV {right.Sql}",
            BinaryOperator.DivideExactly => $"{left.Sql} / {right.Sql}",
            BinaryOperator.Divide => null,
            BinaryOperator.Remainder when left.Type is FloatType || right.Type is FloatType => null,
            // A difference of unsigned numbers may not be negative here.
            BinaryOperator.Subtract when left.Type is IntegerType { IsUnsigned: true }
                || right.Type is IntegerType { IsUnsigned: true } => null,
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply when !IsNumber(left) || !IsNumber(right) => null,
            <= BinaryOperator.GreaterOrEqual when !HasColumns(right) => base.Join(sign, left with { Sql = Exact(left) }, right),
            _ => base.Join(sign, left, right),
        };
    }

    // A pattern follows the collation of the column.
    /// <inheritdoc/>
    public override string? Like(ExpressionOperand operand, string pattern, bool ignoresCase, bool isNegated)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return ignoresCase ? null : $"{Exact(operand)} {(isNegated ? "NOT " : "")}LIKE {Text(pattern)}";
    }

    /// <inheritdoc/>
    public override string? Call(SqlFunction function, IReadOnlyList<ExpressionOperand> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return function switch
        {
            SqlFunction.Coalesce => Call("coalesce", arguments),
            SqlFunction.Length when IsVaryingText(arguments[0]) => Call("char_length", arguments),
            SqlFunction.Lower when IsVaryingText(arguments[0]) => Call("lower", arguments),
            SqlFunction.Upper when IsVaryingText(arguments[0]) => Call("upper", arguments),
            SqlFunction.Trim when IsVaryingText(arguments[0]) => Call("trim", arguments),
            SqlFunction.TrimStart when IsVaryingText(arguments[0]) => Call("ltrim", arguments),
            SqlFunction.TrimEnd when IsVaryingText(arguments[0]) => Call("rtrim", arguments),
            SqlFunction.Substring when IsVaryingText(arguments[0])
                && arguments.Skip(1).All(argument => IsWhole(argument, 1)) => Call("substr", arguments),
            SqlFunction.Absolute => Call("abs", arguments),
            // How a floating-point number is rounded is left to the machine.
            SqlFunction.Round when arguments[0].Type is IntegerType or DecimalType
                && arguments.Skip(1).All(argument => IsWhole(argument, 0)) =>
                Call("round", arguments),
            SqlFunction.ConcatenateKnown when arguments.All(IsVaryingText) => $"concat_ws('', {Join(arguments)})",
            SqlFunction.IsJson => Call("json_valid", arguments),
            SqlFunction.NewUuid when version.HasDefaultExpressions => "uuid()",
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string? DifferenceOf(SqlFunction function) => function switch
    {
        SqlFunction.NewUuid => "UUIDs are made of the time and the server",
        _ => null,
    };

    // Only a default may ask for the time; before defaults were expressions, only that of a timestamp.
    /// <inheritdoc/>
    public override string? Clock(SqlFunction clock, ColumnType? target) => (clock, target) switch
    {
        (SqlFunction.CurrentTimestamp, TimestampType stamp) => Now(stamp.FractionalDigits),
        (SqlFunction.UtcTimestamp, TimestampType { IsInstant: true } stamp) => Now(stamp.FractionalDigits),
        _ when !version.HasDefaultExpressions => null,
        (SqlFunction.UtcTimestamp, TimestampType stamp) => $"utc_timestamp({Digits(stamp.FractionalDigits)})",
        (SqlFunction.CurrentTimestamp or SqlFunction.CurrentDate, DateType) => "curdate()",
        (SqlFunction.UtcTimestamp or SqlFunction.UtcDate, DateType) => "utc_date()",
        (SqlFunction.CurrentTimestamp or SqlFunction.CurrentTime, TimeType time) => $"curtime({Digits(time.FractionalDigits)})",
        (SqlFunction.UtcTimestamp or SqlFunction.UtcTime, TimeType time) => $"utc_time({Digits(time.FractionalDigits)})",
        _ => null,
    };

    /// <inheritdoc/>
    public override string? Cast(ExpressionOperand operand, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return (operand.Type, type) switch
        {
            _ when operand.Expression is TextLiteral && TimeTypeName(type) is { } name => $"CAST({operand.Sql} AS {name})",
            (TimestampType, DateType) => $"CAST({operand.Sql} AS date)",
            (TextType or IntegerType, TextType { MaxLength: null }) => $"CAST({operand.Sql} AS char)",
            (IntegerType, IntegerType { Bits: 64, IsUnsigned: false }) => $"CAST({operand.Sql} AS signed)",
            (IntegerType or DecimalType, DecimalType { Precision: { } precision, Scale: { } scale }) when scale <= version.MaxScale =>
                string.Create(CultureInfo.InvariantCulture, $"CAST({operand.Sql} AS decimal({precision},{scale}))"),
            (IntegerType or DecimalType or FloatType, FloatType { Bits: 64 }) when version.HasDefaultExpressions =>
                $"CAST({operand.Sql} AS double)",
            _ => null,
        };
    }

    // As the catalog words it.
    private string Now(int digits)
    {
        var precision = Digits(digits);
        return version.IsMariaDb ? $"current_timestamp({precision})"
            : precision.Length == 0 ? "CURRENT_TIMESTAMP"
            : $"CURRENT_TIMESTAMP({precision})";
    }

    private static string Digits(int digits) => digits == 0 ? "" : Math.Min(digits, MaxTimeDigits).ToString(CultureInfo.InvariantCulture);

    private static string? TimeTypeName(ColumnType type) => type switch
    {
        DateType => "date",
        TimestampType { IsInstant: false } stamp =>
            $"datetime({Math.Min(stamp.FractionalDigits, MaxTimeDigits).ToString(CultureInfo.InvariantCulture)})",
        TimeType time => $"time({Math.Min(time.FractionalDigits, MaxTimeDigits).ToString(CultureInfo.InvariantCulture)})",
        _ => null,
    };

    // A text that no column is part of has the collation of the connection, which tells no case apart.
    private string Exact(ExpressionOperand operand) =>
        ExpressionTypes.IsText(operand.Type) && !HasColumns(operand) ? $"{operand.Sql} COLLATE {version.BinaryCollation}" : operand.Sql;

    private static bool HasColumns(ExpressionOperand operand) => operand.Expression.Columns().Any();

    private static bool IsNumber(ExpressionOperand operand) => operand.Type is null || ExpressionTypes.IsNumber(operand.Type);

    // char(n) has no blanks at its end here.
    private static bool IsVaryingText(ExpressionOperand operand) => operand.Type is null or TextType { IsFixedLength: false } or EnumType;

    private static bool IsWhole(ExpressionOperand operand, int least) =>
        operand.Expression is NumberLiteral { Text: var digits }
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least;

    private static string Join(IEnumerable<ExpressionOperand> arguments) => string.Join(", ", arguments.Select(argument => argument.Sql));

    private static string Call(string name, IEnumerable<ExpressionOperand> arguments) => $"{name}({Join(arguments)})";
}
