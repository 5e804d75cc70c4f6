using Microsoft.Extensions.Time.Testing;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;

namespace Synth.Cluster.Tests.Coordinating;

public sealed class RunBoardTests
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void One_prepares_many_load_and_one_finishes()
    {
        var board = Board();
        var preparing = board.Next("a");
        Assert.Equal(AssignmentKind.Prepare, preparing.Kind);
        Assert.Equal(AssignmentKind.Wait, board.Next("b").Kind);

        board.Prepare(preparing.Token, Prepared(2));
        var (first, second) = (board.Next("a"), board.Next("b"));
        Assert.Equal(
            [(AssignmentKind.Load, 0), (AssignmentKind.Load, 1)],
            [(first.Kind, first.Partition), (second.Kind, second.Partition)]);
        Assert.Equal(AssignmentKind.Wait, board.Next("c").Kind);

        board.Load(first.Token, LeaseNews.None);
        board.Load(second.Token, LeaseNews.None);
        var finishing = board.Next("c");
        Assert.Equal(AssignmentKind.Finish, finishing.Kind);
        Assert.Equal(AssignmentKind.Wait, board.Next("a").Kind);
        board.Finish(finishing.Token, new FinishedRun("run", [], []));
        Assert.Equal(RunPhase.Done, board.Status().Phase);
        Assert.True(board.IsOver);
    }

    [Fact]
    public void Tokens_only_grow_also_over_those_that_the_target_knows()
    {
        var board = Board();
        board.Prepare(board.Next("a").Token, Prepared(2) with { NewestToken = 41 });
        Assert.Equal([42, 43], [board.Next("a").Token, board.Next("b").Token]);
    }

    [Fact]
    public void What_a_silent_worker_held_goes_to_another_with_a_newer_token()
    {
        var board = Loading(1);
        var held = board.Next("a");
        clock.Advance(LeaseTime / 2);
        Assert.True(board.Renew(held.Token, LeaseNews.None));
        clock.Advance(LeaseTime / 2);
        Assert.Equal(AssignmentKind.Wait, board.Next("b").Kind);

        clock.Advance(LeaseTime / 2);
        var taken = board.Next("b");
        Assert.Equal((AssignmentKind.Load, held.Partition), (taken.Kind, taken.Partition));
        Assert.True(taken.Token > held.Token);
        Assert.False(board.Renew(held.Token, LeaseNews.None));

        // News of who lost the partition changes nothing.
        board.Load(held.Token, LeaseNews.None);
        board.Fail(held.Token, new Failure(FailureKind.LeaseLost, "", []));
        Assert.Equal(RunPhase.Loading, board.Status().Phase);
    }

    [Fact]
    public void A_worker_that_asks_again_has_lost_what_it_held()
    {
        var board = Loading(3);
        var first = board.Next("a");
        var second = board.Next("a");
        Assert.False(board.Renew(first.Token, LeaseNews.None));
        Assert.Equal(first.Partition, second.Partition);
    }

    [Fact]
    public void No_more_workers_load_at_once_than_allowed()
    {
        var board = Loading(5, maxLoaders: 2);
        Assert.Equal(
            [AssignmentKind.Load, AssignmentKind.Load, AssignmentKind.Wait],
            [board.Next("a").Kind, board.Next("b").Kind, board.Next("c").Kind]);
    }

    [Fact]
    public void What_the_target_has_is_not_loaded_again()
    {
        var board = Board();
        board.Prepare(board.Next("a").Token, Prepared(3) with { Complete = [0, 2] });
        Assert.Equal(1, board.Next("a").Partition);
        Assert.Equal(2, board.Status().PartitionsDone);
    }

    [Fact]
    public void A_run_that_the_target_has_published_only_has_to_be_told_of()
    {
        var board = Board();
        board.Prepare(board.Next("a").Token, Prepared(3) with { IsPublished = true });
        Assert.Equal(AssignmentKind.Finish, board.Next("a").Kind);
    }

    [Fact]
    public void When_the_target_knows_more_than_the_board_it_is_looked_at_again()
    {
        var board = Loading(2);
        board.Fail(board.Next("a").Token, new Failure(FailureKind.LeaseLost, "", []));
        Assert.Equal(AssignmentKind.Prepare, board.Next("a").Kind);
    }

    [Theory]
    [InlineData("Load")]
    [InlineData("Integrity")]
    [InlineData("Safety")]
    public void What_would_fail_again_ends_the_run_at_once(string kind)
    {
        var board = Loading(2);
        board.Fail(board.Next("a").Token, new Failure(Enum.Parse<FailureKind>(kind), "why", []));
        Assert.Equal((RunPhase.Failed, "why"), (board.Status().Phase, board.Status().Failure!.Message));
    }

    [Fact]
    public void What_may_pass_ends_the_run_only_when_it_does_not()
    {
        var board = Loading(2);
        var attempts = 0;
        while (!board.IsOver)
        {
            attempts++;
            board.Fail(board.Next("a").Token, new Failure(FailureKind.Connection, "gone", []));
        }

        Assert.Equal(12, attempts);
    }

    [Fact]
    public void Workers_that_leave_are_no_failures()
    {
        var board = Loading(2);
        for (var i = 0; i < 100; i++)
        {
            board.Fail(board.Next("a").Token, new Failure(FailureKind.Leaving, "", []));
        }

        Assert.Equal(RunPhase.Loading, board.Status().Phase);
    }

    [Fact]
    public void Rows_are_summed_over_partitions_and_counted_once_when_one_is_loaded_again()
    {
        var board = Loading(2);
        var (first, second) = (board.Next("a"), board.Next("b"));
        board.Renew(first.Token, Rows(10));
        board.Renew(second.Token, Rows(5));
        Assert.Equal(15, Assert.Single(board.Status().Rows!).Rows);
        board.Fail(first.Token, new Failure(FailureKind.Connection, "", []));
        board.Renew(board.Next("c").Token, Rows(12));
        Assert.Equal(17, Assert.Single(board.Status().Rows!).Rows);
    }

    [Fact]
    public void The_status_tells_who_takes_part_and_what_is_loaded_being_loaded_and_left()
    {
        var board = Loading(4, maxLoaders: 2);
        board.Load(board.Next("a").Token, LeaseNews.None);
        var held = board.Next("a");
        board.Next("b");
        Assert.Equal(AssignmentKind.Wait, board.Next("c").Kind);

        // The one who prepared, two who load, one who waits.
        var status = board.Status();
        Assert.Equal((4, 1, 2, 4), (status.Workers, status.PartitionsDone, status.PartitionsLeased, status.PartitionCount));

        clock.Advance(LeaseTime);
        board.Renew(held.Token, LeaseNews.None);
        board.Next("c");
        Assert.Equal(2, board.Status().Workers);
        board.Fail(held.Token, new Failure(FailureKind.Leaving, "", []));
        Assert.Equal(1, board.Status().Workers);
    }

    private static LeaseNews Rows(long rows) => new([new TableRowCount("public", "t", rows)]);

    private static PreparedRun Prepared(int partitions) => new("run", partitions, 0, [], [], IsPublished: false);

    private RunBoard Loading(int partitions, int maxLoaders = 16)
    {
        var board = Board(maxLoaders);
        board.Prepare(board.Next("p").Token, Prepared(partitions));
        return board;
    }

    private RunBoard Board(int maxLoaders = 16) => new(
        new RunJob("key", "run", [], [], 1, 1, 0, [], [], [], false, null, new LeaseLimits(LeaseTime, maxLoaders, 8), MayBegin: true),
        clock);
}
