using CsCheck;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Testing;

/// <summary>Random conditions of the common core, typed as the columns of <see cref="Columns"/> are.</summary>
public static class RandomExpressions
{
    private static readonly string[] Texts = ["", "a", "B", "ab", "Ab", "b%", "it's", "ä"];

    /// <summary>The columns that the expressions read.</summary>
    public static ValueList<Column> Columns { get; } =
    [
        Make("i", new IntegerType(32)), Make("j", new IntegerType(32)), Make("d", new DecimalType(10, 2)), Make("Label", new TextType()),
        Make("s", new TextType(20)), Make("b", new BooleanType()), Make("day", new DateType()), Make("end day", new DateType()),
    ];

    /// <summary>
    /// Values for the columns, in their order: numbers, texts, booleans, dates as <see cref="DateOnly"/>; a null now and then.
    /// </summary>
    public static Gen<object?[]> Row { get; } = Gen.Select(
        Maybe(Gen.Int[-5, 9]), Maybe(Gen.Int[-3, 3]), Maybe(Gen.Int[-300, 900].Select(cents => cents / 100m)), Maybe(Gen.OneOf(Texts)),
        Maybe(Gen.OneOf(Texts)), Maybe(Gen.Bool), Maybe(Days), Maybe(Days),
        (i, j, d, label, s, b, day, end) => new[] { i, j, d, label, s, b, day, end });

    private static Gen<DateOnly> Days => Gen.Int[1, 28].Select(day => new DateOnly(2024, 2, day));

    private static Gen<SqlExpression> Whole { get; } = Gen.Recursive<SqlExpression>((depth, whole) => depth > 2
        ? WholeLeaf
        : Gen.Frequency<SqlExpression>(
            (4, WholeLeaf),
            (2, Gen.Select(Gen.OneOf(BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply),
                whole, whole, (sign, left, right) => (SqlExpression)Join(sign, left, right))),
            (1, Gen.Select(Gen.OneOf(BinaryOperator.DivideWhole, BinaryOperator.Remainder), whole, Gen.OneOf("2", "-3", "7"),
                (sign, left, right) => (SqlExpression)Join(sign, left, new NumberLiteral(right)))),
            (1, whole.Where(inner => inner is not NumberLiteral).Select(inner => (SqlExpression)new Negation(inner))),
            (1, whole.Select(inner => (SqlExpression)Call(SqlFunction.Absolute, inner))),
            (1, Gen.Select(whole, whole, (first, second) => (SqlExpression)Call(SqlFunction.Coalesce, first, second))),
            (1, Gen.Select(Text, inner => (SqlExpression)Call(SqlFunction.Length, inner)))));

    private static Gen<SqlExpression> WholeLeaf => Gen.Frequency(
        (3, Gen.OneOf("i", "j").Select(name => (SqlExpression)ColumnOf(name))),
        (2, Gen.OneOf("0", "1", "3", "-2").Select(digits => (SqlExpression)new NumberLiteral(digits))));

    private static Gen<SqlExpression> Text => Gen.Recursive<SqlExpression>((depth, text) => depth > 1
        ? TextLeaf
        : Gen.Frequency<SqlExpression>(
            (4, TextLeaf),
            (1, Gen.Select(text, text, (left, right) => (SqlExpression)Join(BinaryOperator.Concatenate, left, right))),
            (1, Gen.Select(Gen.OneOf(SqlFunction.Trim, SqlFunction.TrimStart, SqlFunction.TrimEnd),
                text, (function, inner) => (SqlExpression)Call(function, inner))),
            (1, Gen.Select(text, Gen.OneOf("1", "2"),
                (inner, start) => (SqlExpression)Call(SqlFunction.Substring, inner, new NumberLiteral(start), new NumberLiteral("1")))),
            (1, Gen.Select(text, text, (first, second) => (SqlExpression)Call(SqlFunction.Coalesce, first, second)))));

    private static Gen<SqlExpression> TextLeaf => Gen.Frequency(
        (3, Gen.OneOf("Label", "s").Select(name => (SqlExpression)ColumnOf(name))),
        (2, Gen.OneOf(Texts).Select(text => (SqlExpression)new TextLiteral(text))));

    // A literal is a date only beside a column that is one.
    private static Gen<SqlExpression> DateColumn => Gen.OneOf("day", "end day").Select(name => (SqlExpression)ColumnOf(name));

    private static Gen<SqlExpression> Date => Gen.Frequency(
        (3, DateColumn),
        (1, Days.Select(day => (SqlExpression)new CastExpression(
            new TextLiteral(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), new DateType()))));

    private static Gen<BinaryOperator> Order =>
        Gen.OneOf(BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual);

    private static Gen<SqlExpression> Decimal => Gen.Frequency(
        (3, Gen.Const((SqlExpression)ColumnOf("d"))),
        (1, Gen.OneOf("0.5", "1.25", "-2.00").Select(digits => (SqlExpression)new NumberLiteral(digits))));

    private static Gen<SqlExpression> Atom => Gen.OneOf(
        Gen.OneOf(Gen.Const((SqlExpression)ColumnOf("b")), Gen.Bool.Select(value => (SqlExpression)new BooleanLiteral(value)),
            Gen.Const((SqlExpression)Join(BinaryOperator.Equal, ColumnOf("b"), new BooleanLiteral(true)))),
        Tests(Whole, Whole), Ordered(Whole, Whole),
        Tests(Decimal, Decimal), Ordered(Decimal, Decimal),
        Tests(Text, Text),
        Tests(DateColumn, Date), Ordered(DateColumn, Date),
        Gen.Select(Text, Gen.OneOf("a%", "%b", "_", "%'%", "B%", ""), Gen.Bool, Gen.Bool, (text, pattern, ignores, negated) =>
            (SqlExpression)new PatternTest(text, new TextLiteral(pattern), ignores, negated)));

    /// <summary>The conditions.</summary>
    public static Gen<SqlExpression> Condition { get; } = Gen.Recursive<SqlExpression>((depth, condition) => depth > 3
        ? Atom
        : Gen.Frequency<SqlExpression>(
            (3, Atom),
            (3, Gen.Select(Gen.OneOf(BinaryOperator.And, BinaryOperator.Or), condition,
                condition, (sign, left, right) => (SqlExpression)Join(sign, left, right))),
            (1, condition.Select(inner => (SqlExpression)new LogicalNot(inner))),
            (1, Gen.Select(condition, condition, (left, right) => (SqlExpression)Join(BinaryOperator.Equal, left, right))),
            (1, Gen.Select(condition, Gen.Bool, Gen.Bool, (inner, truth, negated) => (SqlExpression)new TruthTest(inner, truth, negated))),
            (1, Gen.Select(condition, Whole, Whole, (when, then, otherwise) =>
                (SqlExpression)Join(BinaryOperator.Equal, new CaseExpression([new CaseBranch(when, then)], otherwise), then)))));

    private static Gen<SqlExpression> Tests(Gen<SqlExpression> tested, Gen<SqlExpression> value) => Gen.OneOf(
        Gen.Select(Gen.OneOf(BinaryOperator.Equal, BinaryOperator.NotEqual), tested,
            value, (sign, left, right) => (SqlExpression)Join(sign, left, right)),
        Gen.Select(tested, Gen.Bool, (inner, negated) => (SqlExpression)new NullTest(inner, negated)),
        Gen.Select(tested, value.Array[1, 3], Gen.Bool,
            (inner, items, negated) => (SqlExpression)new ListTest(inner, items.ToValueList(), negated)));

    private static Gen<SqlExpression> Ordered(Gen<SqlExpression> tested, Gen<SqlExpression> value) => Gen.OneOf(
        Gen.Select(Order, tested, value, (sign, left, right) => (SqlExpression)Join(sign, left, right)),
        Gen.Select(tested, value, value, Gen.Bool, (inner, low, high, negated) => (SqlExpression)new RangeTest(inner, low, high, negated)));

    private static ColumnReference ColumnOf(string name) => new ColumnReference(name);

    private static BinaryOperation Join(BinaryOperator sign, SqlExpression left, SqlExpression right) =>
        new BinaryOperation(sign, left, right);

    private static FunctionCall Call(SqlFunction function, params SqlExpression[] arguments) =>
        new FunctionCall(function, arguments.ToValueList());

    private static Gen<object?> Maybe<T>(Gen<T> value) =>
        Gen.Frequency((4, value.Select(known => (object?)known)), (1, Gen.Const((object?)null)));

    private static Column Make(string name, ColumnType type) => new() { Name = name, Type = type, NativeType = "", IsNullable = true };
}
