using Synth.Data;

namespace Synth.Modeling.Tests.Tables;

public sealed class SiblingFactsTests
{
    private const int Parents = 400;
    private const int Siblings = 4;
    private const int RowCount = Parents * Siblings;
    private const int Tolerated = RowCount / 200;
    private const int TooMany = RowCount / 50;

    private static readonly int[] ParentOfRow = [.. Enumerable.Range(0, RowCount).Select(row => row / Siblings)];

    [Fact]
    public void Siblings_in_any_order_are_recognised_as_numbered() => Assert.Equal(1, Find(Numbered())!.FirstNumber);

    [Fact]
    public void A_few_exceptions_are_tolerated()
    {
        Assert.Equal(1, Find(WithRepeated(Numbered(), Tolerated))!.FirstNumber);
        Assert.Equal(1, Find(WithGaps(Numbered(), Tolerated))!.FirstNumber);
    }

    [Fact]
    public void Many_repeated_values_are_no_fact() => Assert.Null(Find(WithRepeated(Numbered(), TooMany)));

    [Fact]
    public void Many_gaps_leave_siblings_distinct_but_not_numbered()
    {
        var group = Find(WithGaps(Numbered(), TooMany));
        Assert.NotNull(group);
        Assert.True(group.WithinSiblings);
        Assert.Null(group.FirstNumber);
    }

    [Fact]
    public void Values_that_siblings_never_share_are_recognised_as_distinct()
    {
        var group = Find([.. Enumerable.Range(0, Parents)
            .SelectMany(parent => Stratified.Shuffle(RandomStream.FromSeed(parent), 9).Take(Siblings))
            .Select(value => value + 1L)]);
        Assert.NotNull(group);
        Assert.Null(group.FirstNumber);
    }

    [Fact]
    public void A_plain_column_is_no_fact() =>
        Assert.Null(Find([.. Enumerable.Range(0, RowCount).Select(row => 1 + RandomStream.FromSeed(9).Below(row, 9))]));

    [Fact]
    public void Rows_without_a_parent_or_a_value_tell_nothing()
    {
        var values = Numbered();
        var parents = ParentOfRow.ToArray();
        for (var row = 0; row < RowCount; row += 8 * Siblings)
        {
            Array.Fill(values, 1, row, Siblings);
            Array.Fill(parents, -1, row, Siblings);
        }

        Assert.NotNull(Find(values, parents));
    }

    [Fact]
    public void A_value_that_comes_again_and_again_is_exempt_and_the_others_are_still_numbered()
    {
        var values = Numbered();
        for (var row = 0; row < RowCount; row += 2 * Siblings)
        {
            // Two siblings have the value 0, the other two share the numbers 1 and 2.
            (values[row], values[row + 1], values[row + 2], values[row + 3]) = (0, 2, 0, 1);
        }

        var group = Find(values);
        Assert.NotNull(group);
        Assert.Equal(1, group.FirstNumber);
        Assert.Single(group.Exempt);
    }

    [Fact]
    public void Presence_that_ends_and_never_begins_again_is_recognised()
    {
        byte[] codes =
            [.. ParentOfRow.Select((parent, row) => row % Siblings < 1 + (parent % 3) ? PresenceGroups.Present : PresenceGroups.Absent)];
        Assert.True(SiblingFacts.ArePrefix(codes, ParentOfRow));
        for (var row = Siblings - 1; row < RowCount; row += 2 * Siblings)
        {
            codes[row] = PresenceGroups.Present;
        }

        Assert.False(SiblingFacts.ArePrefix(codes, ParentOfRow));
    }

    [Fact]
    public void Presence_in_which_siblings_merely_mostly_agree_does_not_end()
    {
        const int Long = 30;
        int[] parents = [.. Enumerable.Range(0, 100 * Long).Select(row => row / Long)];
        byte[] codes = [.. parents.Select((parent, row) => parent % 3 == 0 == (row % Long == Long / 2 && parent % 5 == 0)
            ? PresenceGroups.Present
            : PresenceGroups.Absent)];
        Assert.False(SiblingFacts.ArePrefix(codes, parents));
    }

    [Fact]
    public void Few_families_or_few_siblings_prove_nothing()
    {
        Assert.Null(Find([.. Numbered().Take(19 * Siblings)], ParentOfRow[..(19 * Siblings)]));
        Assert.Null(Find([.. Enumerable.Range(0, RowCount).Select(row => 1L + (row % 2))],
            [.. Enumerable.Range(0, RowCount).Select(row => row / 2)]));
    }

    private static DistinctGroup? Find(long[] values, int[]? parents = null)
    {
        var context = new EncodingContext([.. parents ?? ParentOfRow], Parents, 2, 2);
        var encoder = NumberEncoderFitter.Fit(
            "line",
            new NumberUnits(StorageKind.Int64, 0, 1, 1),
            NumberLimits.Counts,
            [.. values.Select(value => (long?)value)],
            [],
            context,
            isDays: false,
            isClock: false);
        return SiblingFacts.Find(encoder, Array.ConvertAll(values, value => (long?)value), parents ?? ParentOfRow);
    }

    private static long[] Numbered() =>
        [.. Enumerable.Range(0, Parents)
            .SelectMany(parent => Stratified.Shuffle(RandomStream.FromSeed(parent), Siblings)).Select(rank => rank + 1L)];

    // In each of some families two siblings have the same value.
    private static long[] WithRepeated(long[] values, int families)
    {
        for (var row = 0; row < families * Siblings; row += Siblings)
        {
            values[row] = values[row + 1];
        }

        return values;
    }

    // In each of some families the last number is left out.
    private static long[] WithGaps(long[] values, int families)
    {
        for (var row = 0; row < families * Siblings; row++)
        {
            values[row] += values[row] == Siblings ? 1 : 0;
        }

        return values;
    }
}
