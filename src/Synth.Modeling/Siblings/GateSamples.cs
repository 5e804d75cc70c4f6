using Synth.Data;

namespace Synth.Modeling;

/// <summary>What ways of making siblings are tried on.</summary>
/// <param name="Learned">The rows that forests learn from, ascending.</param>
/// <param name="Known">Whole families among those whose rows are learned from.</param>
/// <param name="Unseen">Whole families that are not.</param>
internal sealed record GateSamples(int[] Learned, FamilySample Known, FamilySample Unseen)
{
    private const double HeldOutShare = 0.4;

    /// <summary>Rows of fewer whole families are too few to learn from.</summary>
    private const int FewestLearned = 100;

    /// <summary>The standard deviation of the share of the drawn families of which something holds by chance.</summary>
    public double Deviation => 0.5 / Math.Sqrt(Math.Max(1, Unseen.Families.Count));

    /// <summary>Divides a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stream">Tells who is held out and who is taken.</param>
    /// <param name="mostRows">About how many rows each part has.</param>
    public static GateSamples Of(SourceTable table, RandomStream stream, int mostRows)
    {
        var known = FamilySample.Of(table, stream, mostRows, family => !IsHeldOut(stream, family));
        var unseen = FamilySample.Of(table, stream, mostRows, family => IsHeldOut(stream, family));
        return new GateSamples(LearnedRows(table, stream, known), known, unseen);
    }

    /// <summary>Whether the rows of a root's family are not learned from.</summary>
    public static bool IsHeldOut(RandomStream stream, int family) =>
        RandomStream.ToUniform(stream.Derive("split").Bits(family)) < HeldOutShare;

    // A few large families leave too little to divide: then as many rows are learned from, of all families.
    private static int[] LearnedRows(SourceTable table, RandomStream stream, FamilySample known)
    {
        int[] rows = known.Families.Count >= FewestLearned
            ? []
            : [.. Enumerable.Range(0, table.RowCount)
                .Where(row => table.ParentRows[row] >= 0 && !IsHeldOut(stream, table.Families[row]))];
        var chance = stream.Derive("learned");
        return rows.Length <= known.Rows.Length
            ? known.Rows
            : [.. rows.Where(row => chance.Uniform(row) * rows.Length < known.Rows.Length)];
    }
}
