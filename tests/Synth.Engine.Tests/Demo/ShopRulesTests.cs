using Synth.Engine.Demo;
using Xunit;

namespace Synth.Engine.Tests.Demo;

public sealed class ShopRulesTests
{
    public static TheoryData<string> RuleNames => [.. ShopRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Every_row_keeps_the_planted_rule(string rule)
    {
        var verdicts = RuleChecks.All[rule](ShopRows.Default).ToArray();

        Assert.True(verdicts.Length > 3, $"{rule} speaks of {verdicts.Length} rows only.");
        Assert.Equal(0, verdicts.Count(kept => !kept));
    }

    [Theory]
    [InlineData(2, 0.1)]
    [InlineData(3, 0.01)]
    [InlineData(4, 3)]
    public void The_rules_hold_for_other_seeds_and_sizes(long seed, double scale)
    {
        var shop = ShopRows.Make(new ShopOptions { Seed = seed, Scale = scale });

        var broken = RuleChecks.All.Where(check => check.Value(shop).Any(kept => !kept)).Select(check => check.Key);

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void The_check_of_a_rule_notices_displaced_values(string name)
    {
        var rule = ShopRules.All.Single(rule => rule.Name == name);
        var restricted = rule.Columns[0].Split('.');

        var verdicts = RuleChecks.All[name](ShopRows.Default.Displace(restricted[0], restricted[1]));

        // Values of a grid are on it in whatever row.
        Assert.Equal(rule.Kind == ShopRuleKind.Grid, verdicts.All(kept => kept));
    }

    [Fact]
    public void Rules_and_their_checks_are_the_same() =>
        Assert.Equal(ShopRules.All.Select(rule => rule.Name).Order(), RuleChecks.All.Keys.Order());

    [Fact]
    public void Rules_speak_of_columns_that_exist()
    {
        var columns = ShopDatabase.Schema.Tables
            .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"))
            .ToHashSet();

        Assert.All(ShopRules.All, rule => Assert.Subset(columns, rule.Columns.ToHashSet()));
    }
}
