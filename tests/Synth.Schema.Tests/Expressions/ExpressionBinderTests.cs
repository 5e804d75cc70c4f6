using Synth.Schema.Expressions;
using Xunit;
using static Synth.Schema.Expressions.BinaryOperator;

namespace Synth.Schema.Tests.Expressions;

/// <summary>What expressions mean by the types of their columns.</summary>
public sealed class ExpressionBinderTests
{
    private static readonly Column[] Columns =
    [
        Make("n", new IntegerType(32)), Make("price", new DecimalType(10, 2)),
            Make("name", new TextType(20)), Make("active", new BooleanType()),
        Make("born", new DateType()), Make("mood", new EnumType(new TableName("public", "mood"), ["sad", "happy"])),
    ];

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "n / 2", DivideWhole)]
    [InlineData(SqlSyntax.PostgreSql, "price / 2", DivideExactly)]
    [InlineData(SqlSyntax.PostgreSql, "n::numeric / 2", DivideExactly)]
    [InlineData(SqlSyntax.Sqlite, "price / 2", Divide)]
    [InlineData(SqlSyntax.MySql, "n / 2", DivideExactly)]
    [InlineData(SqlSyntax.SqlServer, "[name] + N'x'", Concatenate)]
    [InlineData(SqlSyntax.SqlServer, "[n] + 1", Add)]
    public void Operators_mean_what_the_types_of_their_operands_make_them(SqlSyntax syntax, string sql, BinaryOperator expected) =>
        Assert.Equal(expected, Assert.IsType<BinaryOperation>(Bind(syntax, sql)).Operator);

    [Theory]
    [InlineData(SqlSyntax.PostgreSql, "(name)::text = 'x'::character varying", "name = 'x'")]
    [InlineData(SqlSyntax.PostgreSql, "n > '-1'::integer", "n > -1")]
    [InlineData(SqlSyntax.PostgreSql, "mood = 'sad'::public.mood", "mood = 'sad'")]
    [InlineData(SqlSyntax.MySql, "`active` = 1", "active = TRUE")]
    [InlineData(SqlSyntax.Sqlite, "N >= 0", "n >= 0")]
    [InlineData(SqlSyntax.Sqlite, "n AND active", "n <> 0 AND active")]
    [InlineData(SqlSyntax.Sqlite, "born > '2024-01-31'", "born > '2024-01-31'::date")]
    public void Spelling_that_means_nothing_is_left_out(SqlSyntax syntax, string sql, string expected) =>
        Assert.Equal(Bind(SqlSyntax.PostgreSql, expected), Bind(syntax, sql));

    [Theory]
    [InlineData(
        SqlSyntax.Sqlite, "(n IS NULL) + (born IS NOT NULL) = 1",
        "CASE WHEN n IS NULL THEN 1 ELSE 0 END + CASE WHEN born IS NOT NULL THEN 1 ELSE 0 END = 1")]
    [InlineData(
        SqlSyntax.MySql, "`active` + (`price` > 5) < 2",
        "CASE WHEN active THEN 1 WHEN NOT active THEN 0 END + CASE WHEN price > 5 THEN 1 WHEN NOT price > 5 THEN 0 END < 2")]
    [InlineData(SqlSyntax.MySql, "`n` = (`name` = 'x')", "n = CASE WHEN name = 'x' THEN 1 WHEN NOT name = 'x' THEN 0 END")]
    [InlineData(SqlSyntax.Sqlite, "(n IS NULL) = (born IS NULL)", "(n IS NULL) = (born IS NULL)")]
    [InlineData(SqlSyntax.Sqlite, "(n IS NULL) = 1", "(n IS NULL) = TRUE")]
    public void Conditions_are_numbers_where_an_engine_counts_with_them(SqlSyntax syntax, string sql, string expected) =>
        Assert.Equal(Bind(SqlSyntax.PostgreSql, expected), Bind(syntax, sql));

    [Fact]
    public void A_column_that_is_not_there_is_refused() =>
        Assert.Null(new ExpressionBinder(SqlSyntax.Sqlite, Columns)
            .BindCondition(SqlExpressionParser.Parse("other > 0", SqlSyntax.Sqlite)!));

    [Theory]
    [InlineData("name = 'New'", "lower(name) = 'new'")]
    [InlineData("name IN ('A', 'b')", "lower(name) IN ('a', 'b')")]
    [InlineData("n > 3", "n > 3")]
    public void Texts_without_case_are_said_in_small_letters(string sql, string expected)
    {
        var binder = new ExpressionBinder(SqlSyntax.MySql, Columns);
        var folding = new CaseFolding(binder.Types, _ => false);
        Assert.Equal(Bind(SqlSyntax.MySql, expected), folding.Fold(Bind(SqlSyntax.MySql, sql)));
    }

    private static SqlExpression Bind(SqlSyntax syntax, string sql) =>
        new ExpressionBinder(syntax, Columns).Bind(SqlExpressionParser.Parse(sql, syntax)!)!;

    private static Column Make(string name, ColumnType type) => new() { Name = name, Type = type, NativeType = "", IsNullable = true };
}
