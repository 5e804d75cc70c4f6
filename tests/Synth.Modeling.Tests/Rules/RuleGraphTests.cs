using CsCheck;

namespace Synth.Modeling.Tests.Rules;

public sealed class RuleGraphTests
{
    [Fact]
    public void Whatever_is_added_there_stays_an_order_in_which_all_columns_can_be_settled() =>
        Gen.Int[0, 6].Select(Gen.Int[0, 6].Array[1, 3]).Array[0, 30].Sample(tries =>
        {
            var graph = new RuleGraph();
            var added = tries.Where(entry => graph.TryAdd($"{entry.Item1}", [.. entry.Item2.Select(operand => $"{operand}")])).ToArray();
            var settled = new HashSet<int>();
            for (var round = 0; round < 7; round++)
            {
                settled.UnionWith(Enumerable.Range(0, 7)
                    .Where(column => added.Where(entry => entry.Item1 == column).All(entry => entry.Item2.All(settled.Contains)))
                    .ToArray());
            }

            Assert.Equal(7, settled.Count);
        });

    [Fact]
    public void What_would_go_in_a_circle_is_refused()
    {
        var graph = new RuleGraph();
        Assert.True(graph.TryAdd("b", ["a"]));
        Assert.True(graph.TryAdd("c", ["b"]));
        Assert.False(graph.TryAdd("a", ["c"]));
        Assert.False(graph.TryAdd("d", ["d"]));
        Assert.True(graph.TryAdd("d", ["a", "c"]));
    }
}
