using Synth.Engine.Configuration;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class TableSelectionTests
{
    private static readonly TableName Orders = new("shop", "orders");

    [Theory]
    [InlineData("orders", true)]
    [InlineData("shop.orders", true)]
    [InlineData("*", true)]
    [InlineData("shop.*", true)]
    [InlineData("ord?rs", true)]
    [InlineData("Orders", false)]
    [InlineData("sales.*", false)]
    [InlineData("order", false)]
    public void Patterns_fit_names_with_and_without_their_schema(string pattern, bool fits) =>
        Assert.Equal(fits, new TablePattern(pattern).Fits(Orders));

    [Fact]
    public void A_later_entry_overrules_an_earlier_one_where_it_says_something()
    {
        var selection = new TableSelection([], [],
        [
            new TableEntry(new TablePattern("*"), new TableSettings(ConfiguredMode.Copy, new(Scale: 2))),
            new TableEntry(new TablePattern("orders"), new TableSettings(ConfiguredMode.Empty)),
        ]);

        Assert.Equal(new TableSettings(ConfiguredMode.Empty, new(Scale: 2)), selection.SettingsOf(Orders));
    }

    [Fact]
    public void What_is_not_included_or_is_excluded_is_skipped()
    {
        var selection = new TableSelection([new TablePattern("shop.*")], [new TablePattern("orders")], []);

        Assert.Equal(ConfiguredMode.Skip, selection.SettingsOf(Orders).Mode);
        Assert.Null(selection.SettingsOf(new TableName("shop", "customers")).Mode);
        Assert.Equal(ConfiguredMode.Skip, selection.SettingsOf(new TableName("other", "customers")).Mode);
    }

    [Fact]
    public void A_pattern_that_fits_no_table_is_refused_with_the_nearest_name()
    {
        var schema = new DatabaseSchema { Engine = "sqlite", Tables = [new Table { Name = new TableName("orders"), Columns = [] }] };
        var selection = new TableSelection([], [new TablePattern("ordrs"), new TablePattern("x*")], []);

        var error = Assert.Throws<ConfigurationException>(() => selection.RequireTables(schema));

        Assert.Contains("ordrs, which fits no table of the source. Did you mean orders?", error.Message, StringComparison.Ordinal);
        Assert.Contains("x*, which fits no table", error.Message, StringComparison.Ordinal);
    }
}
