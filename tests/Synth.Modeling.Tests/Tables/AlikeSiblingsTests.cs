using Synth.Data;

namespace Synth.Modeling.Tests.Tables;

/// <summary>Each of thirty shops has ten departments, of which each reports once for each of twelve months.</summary>
public sealed class AlikeSiblingsTests
{
    private const int Shops = 30;
    private const int Departments = 10;
    private const int Months = 12;
    private const int RowCount = Shops * Departments * Months;

    private static readonly int[] ShopOfRow = [.. Enumerable.Range(0, RowCount).Select(row => row / (Departments * Months))];
    private static readonly byte[] Department = [.. Enumerable.Range(0, RowCount).Select(row => (byte)(1 + (row / Months % Departments)))];
    private static readonly byte[] Month = [.. Enumerable.Range(0, RowCount).Select(row => (byte)(1 + (row % Months)))];

    [Fact]
    public void Siblings_that_agree_in_a_column_never_agree_in_the_other()
    {
        var group = Find(Month, Department)!;
        Assert.True(group.WithinSiblings);
        Assert.Equal([7], group.Variables);
        Assert.Equal([7], Find(Department, Month)!.Variables);
    }

    [Fact]
    public void A_few_exceptions_are_tolerated()
    {
        Assert.NotNull(Find(Broken(RowCount / 200), Department));
        Assert.Null(Find(Broken(RowCount / 50), Department));
    }

    [Fact]
    public void The_column_is_told_from_others_that_say_nothing()
    {
        byte[] noise = [.. Enumerable.Range(0, RowCount).Select(row => (byte)(1 + RandomStream.FromSeed(4).Below(row, 5)))];
        Assert.Equal([2], AlikeSiblings.Find(Month, [(1, noise), (2, Department)], ShopOfRow)!.Variables);
        Assert.Null(Find(Month, noise));
    }

    [Fact]
    public void What_siblings_would_hardly_share_by_chance_is_no_fact()
    {
        // Each row has a moment of its own: that those of a department differ says nothing of departments.
        byte[] moments = [.. Enumerable.Range(0, RowCount).Select(row => (byte)(1 + (row % (Departments * Months))))];
        Assert.Null(Find(moments, Department));
    }

    [Fact]
    public void Rows_without_a_parent_tell_nothing() =>
        Assert.Null(AlikeSiblings.Find(Month, [(7, Department)], [.. Enumerable.Repeat(-1, RowCount)]));

    private static DistinctGroup? Find(byte[] codes, byte[] earlier) => AlikeSiblings.Find(codes, [(7, earlier)], ShopOfRow);

    private static byte[] Broken(int rows)
    {
        var months = (byte[])Month.Clone();
        for (var row = 0; row < rows; row++)
        {
            var place = 1 + (row * (RowCount / rows) / Months * Months);
            months[place] = months[place - 1];
        }

        return months;
    }
}
