using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How a link chooses its row.</summary>
internal sealed record LinkModel
{
    /// <summary>By what means.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>The presence variable of the link; -1 when it is never null.</summary>
    public required int Presence { get; init; }

    /// <summary>The share of rows whose link is not null.</summary>
    public required double PresentShare { get; init; }

    /// <summary>Whether no two rows may choose the same row.</summary>
    public required bool IsUnique { get; init; }

    /// <summary>The variable that says what is chosen, among those of the table; -1 when nothing is drawn.</summary>
    public int Variable { get; init; } = -1;

    /// <summary>For <see cref="LinkKind.Chosen"/> the rows behind each code from 1 on, with their uses; else empty.</summary>
    public LinkedRow[][] Groups { get; init; } = [];

    /// <summary>
    /// For <see cref="LinkKind.Kin"/> and <see cref="LinkKind.Agreeing"/> the codes of which of the eligible rows it is, from 0, for
    /// <see cref="LinkKind.Elder"/> of how far back among them; else null.
    /// </summary>
    public NumberEncoder? Choice { get; init; }

    /// <summary>For <see cref="LinkKind.Kin"/> how the eligible rows are related to the row; else null.</summary>
    public KinPath? Path { get; init; }

    /// <summary>For <see cref="LinkKind.Repeated"/> what it repeats; else null.</summary>
    public LinkRepeat? Repeat { get; init; }

    /// <summary>
    /// The other links of the row, or <see cref="LinkApart.Parent"/>, to whose row it never leads. Empty for links that cannot give way.
    /// </summary>
    public ValueList<int> ApartFrom { get; init; } = [];

    /// <summary>For <see cref="LinkKind.Kin"/> how many sampled rows of the linked table are used 0, 1, 2, … times; else empty.</summary>
    public int[] RowsByUses { get; init; } = [];

    /// <summary>
    /// For <see cref="LinkKind.Chosen"/> the rows that some row must choose, as far as there are enough, because others will look for it.
    /// </summary>
    public int[] Cover { get; init; } = [];

    /// <summary>
    /// For <see cref="LinkKind.Dealt"/> the share of rows that link to what an elder sibling links to; null where rows have no siblings.
    /// </summary>
    public double? SharedShare { get; init; }

    /// <summary>For <see cref="LinkKind.Dealt"/> the clusters of linked rows behind the codes from 1 on; null when all are one.</summary>
    public ClusterTree? Clusters { get; init; }

    /// <summary>
    /// For <see cref="LinkKind.Dealt"/> into a small table the cluster of each of its rows, the most used one first; empty where
    /// <see cref="Clusters"/> say it, or all are one.
    /// </summary>
    public byte[] ClustersByUses { get; init; } = [];

    /// <summary>How much time lies between the rows that link to the same row; null where that follows no rhythm.</summary>
    public LinkGaps? Gaps { get; init; }
}

/// <summary>The means by which a link chooses.</summary>
internal enum LinkKind
{
    /// <summary>The linked table is copied: its rows are values like those of any category.</summary>
    Chosen,

    /// <summary>The linked table is synthesized: its rows are dealt out so that the numbers of uses follow the source's.</summary>
    Dealt,

    /// <summary>The link leads to the table itself, a root of families: rows are arranged as trees.</summary>
    Tree,

    /// <summary>The link leads to a row of another table under the same ancestor, or to that ancestor.</summary>
    Kin,

    /// <summary>The link shares columns with another key: it leads to one of the rows that agree in them.</summary>
    Agreeing,

    /// <summary>The link leads to an earlier row of the table that agrees with the row in another link, or to the row itself.</summary>
    Elder,

    /// <summary>The link leads to an earlier sibling.</summary>
    Sibling,

    /// <summary>The linked table has no rows: the link is always null.</summary>
    Nothing,

    /// <summary>The link leads to the row to which a link of the parent leads, or to the parent of another link's row.</summary>
    Repeated,
}

/// <summary>A row of a copied table.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Uses">How many sampled rows choose it.</param>
internal sealed record LinkedRow(int Row, int Uses);
