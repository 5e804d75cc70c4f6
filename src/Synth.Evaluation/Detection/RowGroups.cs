namespace Synth.Evaluation;

/// <summary>
/// The topmost ancestor of each row along one way up: rows of one family look alike, and must not be on both sides of a split.
/// </summary>
/// <param name="Source">The ancestors of all source rows; negative where the way breaks off. Shape [rows].</param>
/// <param name="Synthetic">The ancestors of all rows of the other side.</param>
/// <param name="IsShared">Whether equal numbers on both sides are the same ancestor, as they are for two parts of one database.</param>
internal sealed record RowGroups(int[] Source, int[] Synthetic, bool IsShared)
{
    /// <summary>
    /// Numbers for the groups of some rows of the source followed by some of the other side; a row without an ancestor is a group of its
    /// own.
    /// </summary>
    public long[] Number(int[] sourceRows, int[] syntheticRows)
    {
        long loose = -1;
        long Of(int ancestor, long offset) => ancestor >= 0 ? ancestor + offset : loose--;
        return
        [
            .. sourceRows.Select(row => Of(Source[row], 0)),
            .. syntheticRows.Select(row => Of(Synthetic[row], IsShared ? 0 : 1L << 32)),
        ];
    }
}
