using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The codes that were drawn for each family of a block by a <see cref="FamilySet"/>, as far as no row has taken them. Not
/// thread-safe.
/// </summary>
internal sealed class FamilyWishes
{
    private readonly FamilySet model;
    private readonly List<(int Begin, int End)> families;
    private readonly int[] clusters;
    private readonly int[] trees;
    private readonly RandomStream stream;
    private readonly int[]?[] left;
    private readonly BinSet[] open;
    private readonly int[] familyOfRow;

    /// <summary>Asks for each family of which cluster it is.</summary>
    /// <param name="model">What was learned.</param>
    /// <param name="block">The rows.</param>
    /// <param name="families">Where each family begins and ends.</param>
    /// <param name="above">What is above and beside each of them. Shape [features][families].</param>
    /// <param name="stream">The stream of what is drawn in the block.</param>
    public FamilyWishes(FamilySet model, TableBlock block, List<(int Begin, int End)> families, byte[][] above, RandomStream stream)
    {
        this.model = model;
        this.families = families;
        this.stream = stream;
        left = new int[families.Count][];
        open = new BinSet[families.Count];
        familyOfRow = FamilySummary.FamilyOfRow(families, block.Length);
        trees = new int[families.Count];
        clusters = new int[families.Count];
        for (var family = 0; family < families.Count; family++)
        {
            trees[family] = (int)stream.Below(family, model.Trees.Length);
            clusters[family] = model.Trees[trees[family]].Questions.ClusterOf(above, family);
        }
    }

    /// <summary>What a row's family still wishes for; nothing in rows without a parent.</summary>
    /// <param name="row">The row.</param>
    /// <param name="isPresent">Whether a row has a value, or may have one.</param>
    public BinSet LeftFor(int row, Func<int, bool> isPresent)
    {
        var family = familyOfRow[row];
        if (family >= 0 && left[family] is null)
        {
            Draw(family, isPresent);
        }

        return family < 0 ? default : open[family];
    }

    /// <summary>A row has taken a code.</summary>
    public void Take(int row, byte code)
    {
        if (familyOfRow[row] is >= 0 and var family && left[family] is { } counts && counts[code] > 0 && --counts[code] == 0)
        {
            open[family] = open[family].Except(BinSet.Of([code]));
        }
    }

    private void Draw(int family, Func<int, bool> isPresent)
    {
        var (begin, end) = families[family];
        var counts = SystematicSample.Draw(
            model.Trees[trees[family]].Counts[clusters[family]],
            model.Room,
            Enumerable.Range(begin, end - begin).Count(isPresent),
            stream.Derive(family));
        left[family] = counts;
        open[family] = BinSet.OfFlags(Array.ConvertAll(counts, count => count > 0));
    }
}
