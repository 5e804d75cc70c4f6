using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class PortableExpressionTests
{
    private static readonly PortableExpression Expressions = new(new Dictionary<string, Column>
    {
        ["amount"] = MakeColumn("Amount", new IntegerType(32)),
        ["unit price"] = MakeColumn("unit price", new DecimalType(9, 2)),
        ["status"] = MakeColumn("status", new TextType()),
        ["is_open"] = MakeColumn("is_open", new BooleanType()),
    });

    [Theory]
    [InlineData("amount > 0 AND amount <= 10", "\"Amount\" > 0 AND \"Amount\" <= 10")]
    [InlineData("[unit price] * amount == 3", "\"unit price\" * \"Amount\" = 3")]
    [InlineData("`status` IN ('new', 'it''s')", "\"status\" IN ('new', 'it''s')")]
    public void Carries_over_what_means_the_same(string sql, string expected) => Assert.Equal(expected, Expressions.Translate(sql));

    [Theory]
    [InlineData("length(status) > 3")]
    [InlineData("status > 3")]
    [InlineData("is_open IN (0, 1)")]
    [InlineData("status LIKE 'a%'")]
    [InlineData("other > 0")]
    [InlineData("amount > 0; DROP TABLE x")]
    public void Leaves_out_what_may_mean_something_else(string sql) => Assert.Null(Expressions.Translate(sql));

    private static Column MakeColumn(string name, ColumnType type) => new() { Name = name, Type = type, NativeType = "", IsNullable = true };
}
