using Microsoft.Extensions.Time.Testing;
using Synth.Cluster.Coordinating;
using Synth.Cluster.Messages;
using Synth.Modeling;

namespace Synth.Cluster.Tests.Coordinating;

public sealed class FitBoardTests
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(10);
    private static readonly UInt128 Digest = 77;

    private readonly FakeTimeProvider clock = new();
    private readonly FitBoard board;

    public FitBoardTests() => board = new FitBoard(Offer(Digest), clock);

    [Fact]
    public void A_piece_is_made_by_the_first_who_asks_and_given_to_all_others()
    {
        Assert.Equal(PieceState.Mine, board.Claim("a", 1).State);
        Assert.Equal(PieceState.Theirs, board.Claim("b", 1).State);
        Assert.Equal(PieceState.Mine, board.Claim("b", 2).State);
        Assert.Empty(board.Sync("b", [], [1]).Made);
        board.Sync("a", [new FitPiece(1, [5])], []);
        Assert.Equal([5], Assert.Single(board.Sync("b", [], [1, 2]).Made).Content!);
        Assert.Equal([5], board.Claim("c", 1).Content!);
    }

    [Fact]
    public void What_a_member_was_making_that_is_silent_or_gave_it_up_or_left_is_free()
    {
        Assert.Equal(PieceState.Mine, board.Claim("a", 1).State);
        Assert.Equal(PieceState.Mine, board.Claim("b", 2).State);
        Assert.Equal(PieceState.Mine, board.Claim("c", 3).State);
        clock.Advance(LeaseTime / 2);
        board.Sync("b", [new FitPiece(2, null)], []);
        board.Leave("c", null);
        Assert.Equal([2, 3], board.Sync("owner", [], [1, 2, 3]).Free);
        clock.Advance(LeaseTime / 2);
        Assert.Equal([1, 2, 3], board.Sync("owner", [], [1, 2, 3]).Free);
        Assert.Equal(PieceState.Mine, board.Claim("b", 1).State);

        // It wakes up, and gives what it has made: the same.
        board.Sync("a", [new FitPiece(1, [5])], []);
        Assert.Equal(PieceState.Made, board.Claim("b", 1).State);
    }

    [Fact]
    public void Only_who_has_read_the_same_rows_may_help()
    {
        Assert.NotNull(board.Look("a", null));
        Assert.NotNull(board.Look("b", null));
        Assert.Equal(FitStanding.Open, board.Join("a", Digest));
        Assert.Equal(FitStanding.Differs, board.Join("b", Digest + 1));
        board.Leave("b", "It has read other rows.");
        var news = board.Sync("owner", [], []);
        Assert.Equal(1, news.Helpers);
        Assert.Equal(["b does not help with the fit. It has read other rows."], news.Notes);
        Assert.Empty(board.Sync("owner", [], []).Notes);
    }

    [Fact]
    public void Who_has_read_before_the_owner_waits_for_it()
    {
        var early = new FitBoard(Offer(null), clock);
        Assert.NotNull(early.Look("a", null));
        Assert.Equal(FitStanding.Early, early.Join("a", Digest));
        early.Renew(Offer(Digest));
        Assert.Equal(FitStanding.Open, early.Join("a", Digest));
    }

    [Fact]
    public void No_more_workers_read_at_once_or_help_than_are_allowed()
    {
        Assert.NotNull(board.Look("a", null));
        Assert.NotNull(board.Look("b", null));
        Assert.Null(board.Look("c", null));
        board.Join("a", Digest);
        Assert.NotNull(board.Look("c", null));
        Assert.Null(board.Look("d", null));

        // Who reads and is no longer heard of makes room.
        clock.Advance(LeaseTime / 2);
        board.Sync("a", [], []);
        board.Sync("owner", [], []);
        clock.Advance(LeaseTime / 2);
        Assert.NotNull(board.Look("d", null));
        Assert.Null(board.Look("e", "fit"));
    }

    [Fact]
    public void A_fit_whose_owner_is_silent_for_long_is_over_for_all()
    {
        for (var i = 0; i < 20 && board.Sync("a", [], []).Standing == FitStanding.Open; i++)
        {
            clock.Advance(LeaseTime / 2);
        }

        Assert.True(board.IsOver);
        Assert.Null(board.Look("b", null));
        Assert.Equal(FitStanding.Over, board.Join("b", Digest));
        board.Renew(Offer(Digest));
        Assert.Equal(FitStanding.Open, board.Sync("a", [], []).Standing);
        board.End();
        Assert.Equal(FitStanding.Over, board.Sync("a", [new FitPiece(1, [1])], []).Standing);
    }

    [Fact]
    public void The_oldest_pieces_are_forgotten_when_there_are_too_many_and_may_be_made_again()
    {
        var half = new byte[FitBoard.MostBytes / 2];
        board.Claim("a", 1);
        board.Sync("a", [new FitPiece(1, half)], []);
        board.Sync("a", [new FitPiece(2, half)], []);
        Assert.Equal(PieceState.Made, board.Claim("b", 1).State);
        board.Sync("a", [new FitPiece(3, [1])], []);
        Assert.Equal([1], board.Sync("b", [], [1, 2, 3]).Free);
        Assert.Equal(PieceState.Mine, board.Claim("b", 1).State);
    }

    private static FitOffer Offer(UInt128? digest) => new("fit", "owner", "build", [], null, digest, new FitLimits(LeaseTime, 3, 2));
}
