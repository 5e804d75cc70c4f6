using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Catalog;

/// <summary>
/// The texts of modules that were renamed or moved, or were written without a schema: the server keeps them as they were.
/// </summary>
public sealed class ModuleHeaderTests
{
    [Theory]
    [InlineData("CREATE VIEW sales.big AS SELECT 1 AS a")]
    [InlineData("\r\n-- a view\r\n/* of /* two */ CREATE VIEW x */\tcreate  view [Sales] . \"BIG\" (a) AS SELECT 1")]
    [InlineData("CREATE OR ALTER VIEW [sales].[big] WITH SCHEMABINDING AS SELECT 1 AS a")]
    public void A_text_that_creates_what_is_there_stays_as_it_is(string text) => Assert.Equal(text, WithName(text));

    [Theory]
    [InlineData("CREATE VIEW sales.bigger AS SELECT 1 AS big", "CREATE VIEW [sales].[big] AS SELECT 1 AS big")]
    [InlineData("CREATE VIEW [old].[big](a) AS SELECT 1", "CREATE VIEW [sales].[big](a) AS SELECT 1")]
    [InlineData("CREATE VIEW big AS SELECT 1 AS a", "CREATE VIEW [sales].[big] AS SELECT 1 AS a")]
    [InlineData("CREATE PROC -- its name\n big @n int AS SELECT 1", "CREATE PROC -- its name\n [sales].[big] @n int AS SELECT 1")]
    [InlineData("CREATE FUNCTION \"a \"\"b\".big() RETURNS int AS BEGIN RETURN 1 END",
        "CREATE FUNCTION [sales].[big]() RETURNS int AS BEGIN RETURN 1 END")]
    public void A_text_gets_the_name_that_the_catalog_has(string text, string expected) => Assert.Equal(expected, WithName(text));

    [Fact]
    public void Names_with_brackets_are_read_as_they_are()
    {
        const string text = "CREATE VIEW [sales].[a]]b] AS SELECT 1 AS a";
        Assert.Equal(text, ModuleHeader.WithName(text, new TableName("sales", "a]b"), isTrigger: false));
    }

    [Fact]
    public void What_names_no_schema_is_of_dbo_and_a_trigger_of_its_table()
    {
        const string view = "CREATE VIEW big AS SELECT 1 AS a";
        const string trigger = "CREATE TRIGGER big ON sales.t AFTER INSERT AS SET NOCOUNT ON";
        Assert.Equal(view, ModuleHeader.WithName(view, new TableName("dbo", "big"), isTrigger: false));
        Assert.Equal(trigger, ModuleHeader.WithName(trigger, new TableName("sales", "big"), isTrigger: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/* CREATE VIEW")]
    [InlineData("ALTER VIEW sales.big AS SELECT 1 AS a")]
    [InlineData("CREATE VIEW [sales].[big")]
    [InlineData("CREATE VIEW")]
    public void A_text_without_such_a_beginning_has_no_name(string text) => Assert.Null(WithName(text));

    private static string? WithName(string text) => ModuleHeader.WithName(text, new TableName("sales", "big"), isTrigger: false);
}
