namespace Synth.Modeling.Tests.Sharing;

public sealed class SharedWorkTests
{
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Loops_within_loops_keep_no_more_threads_busy_than_were_asked_for_and_come_to_their_end(int count)
    {
        using var shared = new SharedWork(new NobodyElse(), count, TestContext.Current.CancellationToken);
        var workers = new FitWorkers(shared, TestContext.Current.CancellationToken);
        var (busy, most, done) = (0, 0, 0);
        var sync = new Lock();
        workers.ForEach(Ten, _ => workers.ForEach(Ten, _ => workers.ForEach(Ten, _ =>
        {
            lock (sync)
            {
                busy++;
                most = Math.Max(most, busy);
            }

            Thread.SpinWait(1_000);
            lock (sync)
            {
                busy--;
                done++;
            }
        })));
        Assert.Equal(1_000, done);
        Assert.InRange(most, 1, count);
    }

    [Fact]
    public void Who_waits_for_a_piece_leaves_its_turn_to_others()
    {
        var elsewhere = new TaskCompletionSource<byte[]?>();
        using var shared = new SharedWork(new NobodyElse { Awaited = elsewhere.Task }, 1, TestContext.Current.CancellationToken);
        var workers = new FitWorkers(shared, TestContext.Current.CancellationToken);
        var results = workers.Map([0, 1], item =>
        {
            if (item == 1)
            {
                elsewhere.SetResult(PieceForm.Figures.Write([7]));
                return 1.0;
            }

            return workers.Make(() => new PieceKey("theirs"), PieceForm.Figures, () => [3])[0];
        });
        Assert.Equal([7.0, 1.0], results);
    }

    [Fact]
    public void What_goes_wrong_in_a_piece_is_told_as_it_is()
    {
        using var shared = new SharedWork(new NobodyElse(), 2, TestContext.Current.CancellationToken);
        var workers = new FitWorkers(shared, TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOptionsException>(() => workers.ForEach(Ten, _ => workers.Make<double[]>(
            () => new PieceKey("wrong"), PieceForm.Figures, () => throw new InvalidOptionsException("told"))));
    }

    [Fact]
    public void Names_of_pieces_differ_whenever_a_part_or_its_place_does()
    {
        UInt128[] names =
        [
            new PieceKey("a").Add("b").Value,
            new PieceKey("ab").Value,
            new PieceKey("a").Add([1, 2]).Add([3]).Value,
            new PieceKey("a").Add([1]).Add([2, 3]).Value,
            new PieceKey("a").Add(1).Add([2, 3]).Value,
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(new PieceKey("a").Add("b").Value, names[0]);
    }

    /// <summary>An exchange that has one piece at most, which somebody else makes.</summary>
    private sealed class NobodyElse : IPieceExchange
    {
        public Task<byte[]?>? Awaited { get; init; }

        public Task<PieceClaim> ClaimAsync(UInt128 key, CancellationToken cancellationToken) =>
            Task.FromResult(new PieceClaim(Awaited is null ? PieceState.Mine : PieceState.Theirs));

        public Task<byte[]?> WaitAsync(UInt128 key, CancellationToken cancellationToken) => Awaited!;

        public void Offer(UInt128 key, byte[] piece)
        {
        }

        public void Drop(UInt128 key)
        {
        }
    }
}
