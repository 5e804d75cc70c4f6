using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation.Tests;

public sealed class FamilyMembershipTests
{
    private const int Families = 400;
    private static readonly TableName Root = new("customer");

    [Fact]
    public void What_single_rows_hardly_tell_all_rows_of_a_family_may()
    {
        var (members, controls) = (Scores(1, shift: 0.35), Scores(2, shift: 0));

        var rows = MembershipInference.Of(members, controls);
        var families = FamilyMembership.Of(Root, [FamilyScores.Of(Root, new(members, controls))])!.Inference;

        // Means of eight rows: the shift grows from 0.35 to 0.35 √8 deviations; areas of two normal laws are Φ(shift / √2).
        Assert.Equal(0.598, rows.Area, 0.03);
        Assert.Equal(0.758, families.Area, 0.04);
        Assert.Equal(Families, families.Targets);
    }

    [Fact]
    public void What_several_tables_tell_is_put_together()
    {
        var first = FamilyScores.Of(Root, new(Scores(1, shift: 0.2), Scores(2, shift: 0)));
        var second = FamilyScores.Of(new TableName("orders"), new(Scores(3, shift: 0.2), Scores(4, shift: 0)));

        var alone = FamilyMembership.Of(Root, [first])!.Inference.Area;
        var together = FamilyMembership.Of(Root, [first, second])!;

        Assert.True(together.Inference.Area > alone + 0.02, $"{together.Inference.Area} and {alone}");
        Assert.Equal([Root, new TableName("orders")], together.Tables);
    }

    [Fact]
    public void What_categories_tell_of_all_is_told_apart_where_there_are_any()
    {
        var (members, controls) = (Scores(1, shift: 0.35), Scores(2, shift: 0));
        double CommonOf(bool hasCategories) => FamilyMembership.Of(Root,
        [
            FamilyScores.Of(Root, new(members, controls)
            {
                Common = new(Scores(5, shift: 0.2), Scores(6, shift: 0)),
                HasCategories = hasCategories,
            }),
        ])!.Inference.Common;

        // Means of eight rows: a shift of 0.2 √8 deviations.
        Assert.Equal(0.155, CommonOf(hasCategories: true), 0.04);
        Assert.Equal(0, CommonOf(hasCategories: false));
    }

    [Fact]
    public void Few_families_tell_of_themselves_only() =>
        Assert.Null(FamilyMembership.Of(Root, [FamilyScores.Of(Root, new(Scores(1, 1)[..72], Scores(2, 0)[..72]))]));

    // Eight rows a family, each a standard normal score and a shift.
    private static (double Score, int Family)[] Scores(long seed, double shift) =>
        [.. Enumerable.Range(0, 8 * Families).Select(i => (shift + Normal(RandomStream.FromSeed(seed).Derive(i)), i / 8))];

    // Box and Muller 1958.
    private static double Normal(RandomStream draw) =>
        Math.Sqrt(-2 * Math.Log(1 - draw.Uniform(0))) * Math.Cos(2 * Math.PI * draw.Uniform(1));
}
