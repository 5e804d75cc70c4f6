using Synth.Connectors.PostgreSql.Swapping;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Sessions;

public sealed class NameRewriterTests
{
    private static readonly NameRewriter Rewriter = new(new Staging
    {
        IsActive = true,
        Names = new HashSet<TableName> { new("app", "orders"), new("app", "seq"),
            new("app", "f"), new("Odd \"Schema", "t.b"), new("app", "mood") },
    });

    [Theory]
    [InlineData("SELECT * FROM app.orders", """SELECT * FROM "synth.new.app"."orders" """)]
    [InlineData("""ALTER TABLE "app"."orders" ADD CHECK (x > 1.5)""", """ALTER TABLE "synth.new.app"."orders" ADD CHECK (x > 1.5)""")]
    [InlineData("""COMMENT ON COLUMN "app"."orders"."app" IS 'app.orders'""", """COMMENT ON COLUMN "synth.new.app"."orders"."app" IS 'app.orders'""")]
    [InlineData("CREATE TABLE \"Odd \"\"Schema\".\"t.b\" ()", "CREATE TABLE \"synth.new.Odd \"\"Schema\".\"t.b\" ()")]
    [InlineData("SELECT 'x'::app.mood", """SELECT 'x'::"synth.new.app"."mood" """)]
    [InlineData("DEFAULT nextval('app.seq'::regclass)", """DEFAULT nextval('"synth.new.app"."seq"'::regclass)""")]
    [InlineData("""SELECT pg_catalog.pg_get_serial_sequence('"app"."orders"', 'id')""", """SELECT pg_catalog.pg_get_serial_sequence('"synth.new.app"."orders"', 'id')""")]
    public void Names_of_the_plan_are_moved_to_staging(string sql, string expected) =>
        Assert.Equal(expected.TrimEnd(), Rewriter.Rewrite(sql));

    [Theory]
    [InlineData("SELECT * FROM app.other")]
    [InlineData("SELECT app.id, x.app.orders FROM sales.app")]
    [InlineData("CREATE FUNCTION g() RETURNS text LANGUAGE sql AS $$ SELECT a FROM app.orders $$")]
    [InlineData("CREATE FUNCTION g() RETURNS text LANGUAGE sql AS $b$ SELECT '$$' FROM app.orders $b$")]
    [InlineData("SELECT 'app.orders', E'it\\'s app.orders', 'it''s app.orders'")]
    [InlineData("SELECT 1 -- app.orders")]
    [InlineData("SELECT 1 /* app.orders /* app.orders */ app.orders */")]
    [InlineData("SELECT public.app.orders")]
    public void All_else_stays_as_it_is(string sql) => Assert.Equal(sql, Rewriter.Rewrite(sql));

    [Fact]
    public void Nothing_is_changed_while_a_run_builds_in_place() =>
        Assert.Equal("SELECT * FROM app.orders", new NameRewriter(new Staging { Names = new HashSet<TableName> { new("app", "orders") } })
            .Rewrite("SELECT * FROM app.orders"));

    [Fact]
    public void Long_names_of_schemas_stay_different_and_fit()
    {
        var (first, second) = (new string('é', 40) + "a", new string('é', 40) + "b");
        var names = new[] { first, second }.Select(schema => Staging.NameOf(Staging.NewPrefix, schema)).ToArray();
        Assert.NotEqual(names[0], names[1]);
        Assert.All(names, name => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 63));
    }
}
