namespace Synth.Modeling;

/// <summary>
/// Tells the rows of a small linked table apart by how often they are used alone. Of a dozen tariffs or kinds of measurement none has
/// values that enough families share, so that no feature divides them; but what is measured follows from the kind. Rows are ranked by their
/// uses, in the source and in what is made, and a rank is a cluster.
/// </summary>
internal static class UseClusters
{
    /// <summary>Larger tables are divided by their own features.</summary>
    private const int MostRows = 24;

    /// <summary>So often a row is used on the average.</summary>
    private const int FewestUses = 50;

    /// <summary>
    /// The most used row is used so many times as often as the least used one, at most: of uneven tables the synthetic uses of a few rows
    /// would make some clusters far too large.
    /// </summary>
    private const int MostUneven = 2;

    /// <summary>
    /// The cluster of each rank, the most used row first, from 0; those that too few families use are one, the last. Empty where the table
    /// is large, used too seldom, or unevenly.
    /// </summary>
    /// <param name="linking">The linking table.</param>
    /// <param name="link">Its link.</param>
    /// <param name="rowCount">Rows of the linked table.</param>
    /// <param name="minFamilies">So many families must use a row that is a cluster by itself.</param>
    /// <param name="codes">The cluster of each linking row's row, plus 1; 0 for none. Shape [rows].</param>
    public static byte[] Find(SourceTable linking, int link, int rowCount, int minFamilies, out byte[] codes)
    {
        var rows = linking.LinkRows[link];
        codes = new byte[rows.Length];
        var used = Enumerable.Range(0, rows.Length).Where(row => rows[row] >= 0).ToArray();
        if (rowCount is < 2 or > MostRows || used.Length < FewestUses * rowCount)
        {
            return [];
        }

        var uses = SiblingPositions.CountByParent(rows, rowCount);
        if (uses.Max() > MostUneven * (long)uses.Min())
        {
            return [];
        }

        var ranks = RanksOf(uses);
        var families = new int[rowCount];
        foreach (var (linked, _) in used.Select(row => (rows[row], linking.Families[row])).Distinct())
        {
            families[linked]++;
        }

        var clusters = new byte[rowCount];
        var next = 0;
        foreach (var (rank, row) in Enumerable.Range(0, rowCount).OrderBy(row => ranks[row]).Index())
        {
            clusters[rank] = (byte)next;
            next += families[row] >= minFamilies ? 1 : 0;
        }

        foreach (var row in used)
        {
            codes[row] = (byte)(1 + clusters[ranks[rows[row]]]);
        }

        return clusters;
    }

    /// <summary>The clusters of linked rows that are made.</summary>
    /// <param name="uses">The uses of each row, by position.</param>
    /// <param name="clusters">The cluster of each rank in the source.</param>
    public static byte[] Of(RowRanges uses, byte[] clusters)
    {
        var ranks = RanksOf([.. Enumerable.Range(0, uses.Count).Select(row => uses.LengthOf(row))]);
        return Array.ConvertAll(ranks, rank => clusters[(int)((long)rank * clusters.Length / ranks.Length)]);
    }

    private static int[] RanksOf(int[] uses)
    {
        var result = new int[uses.Length];
        foreach (var (rank, row) in Enumerable.Range(0, uses.Length).OrderByDescending(row => uses[row]).ThenBy(row => row).Index())
        {
            result[row] = rank;
        }

        return result;
    }
}
