namespace Synth.Modeling.Tests;

public sealed class FitWorkersTests
{
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Loops_within_loops_keep_no_more_threads_busy_than_were_asked_for(int count)
    {
        var workers = new FitWorkers(count, TestContext.Current.CancellationToken);
        var (busy, most, done) = (0, 0, 0);
        var sync = new Lock();
        workers.ForEach(Ten, _ => workers.ForEach(Ten, _ =>
        {
            lock (sync)
            {
                busy++;
                most = Math.Max(most, busy);
            }

            Thread.SpinWait(10_000);
            lock (sync)
            {
                busy--;
                done++;
            }
        }));
        Assert.Equal(100, done);
        Assert.InRange(most, 1, count);
    }

    [Fact]
    public void Results_are_in_the_order_of_the_items() =>
        Assert.Equal(Ten.Select(i => i * i), new FitWorkers(4, TestContext.Current.CancellationToken).Map(Ten, i => i * i));

    [Fact]
    public void What_goes_wrong_is_told_as_it_is()
    {
        var workers = new FitWorkers(2, TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOptionsException>(
            () => workers.ForEach(Ten, _ => workers.ForEach(Ten, _ => InvalidOptionsException.ThrowIfAny("told"))));
    }

    [Fact]
    public void A_fit_that_is_cancelled_ends()
    {
        using var stop = new CancellationTokenSource();
        var workers = new FitWorkers(2, stop.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => workers.ForEach(Ten, i => stop.Cancel()));
    }
}
