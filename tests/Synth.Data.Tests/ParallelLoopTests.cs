using Xunit;

namespace Synth.Data.Tests;

public sealed class ParallelLoopTests
{
    private static readonly ParallelOptions Settings = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public void Every_item_is_visited_once()
    {
        var visits = new int[1_000];
        ParallelLoop.ForEach(Enumerable.Range(0, visits.Length), Settings, item => Interlocked.Increment(ref visits[item]));
        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Fact]
    public void What_items_fail_of_is_thrown_as_on_one_thread()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ParallelLoop.ForEach(
            Enumerable.Range(0, 100), Settings, item => throw new InvalidOperationException($"Item {item} failed.")));
        Assert.Matches(@"^Item \d+ failed\.$", error.Message);
    }

    [Fact]
    public void A_loop_that_is_ended_says_so()
    {
        using var source = new CancellationTokenSource();
        var settings = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = source.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => ParallelLoop.ForEach(Enumerable.Range(0, 100), settings, _ => source.Cancel()));
    }
}
