using CsCheck;

namespace Synth.Evaluation.Tests;

public sealed class EvaluationOptionsTests
{
    [Fact]
    public void Small_databases_are_shown_whole() =>
        Assert.Equal(20_000, EvaluationOptions.Standard.FittedTo([100, 30_000, 10_000, 9_000]).RowsPerSide);

    [Fact]
    public void Ten_large_tables_are_shown_equally_many_rows() =>
        Assert.Equal(4_000, EvaluationOptions.Standard.FittedTo(Enumerable.Repeat(100_000, 10)).RowsPerSide);

    [Fact]
    public void What_small_tables_leave_is_for_large_ones() =>
        Assert.Equal(9_500, EvaluationOptions.Standard.FittedTo([1_000, 100_000, 100_000, 1_000, 100_000, 100_000]).RowsPerSide);

    [Fact]
    public void A_thorough_evaluation_is_never_cut() =>
        Assert.Equal(20_000, EvaluationOptions.Thorough.FittedTo(Enumerable.Repeat(100_000, 1000)).RowsPerSide);

    [Fact]
    public void No_more_rows_are_shown_than_together_and_no_fewer_than_there_is_room_for() =>
        Gen.Select(Gen.Int[0, 40_000].Array[1, 30], Gen.Int[1, 200_000]).Sample((sizes, together) =>
        {
            var options = new EvaluationOptions { RowsTogether = together };
            var rows = options.FittedTo(sizes).RowsPerSide;
            long Shown(int most) => sizes.Sum(size => (long)Math.Min(size, most));
            Assert.InRange(Shown(rows), 0, together);
            Assert.True(rows == options.RowsPerSide || Shown(rows + 1) > together);
        });
}
