namespace Synth.Modeling;

/// <summary>How a link chooses its row.</summary>
/// <param name="Kind">By what means.</param>
/// <param name="Presence">The presence variable of the link; -1 when it is never null.</param>
/// <param name="Variable">For <see cref="LinkKind.Chosen"/> its variable among those of the table; else -1.</param>
/// <param name="Groups">For <see cref="LinkKind.Chosen"/> the rows behind each code from 1 on, with their uses; else empty.</param>
/// <param name="PresentShare">The share of rows whose link is not null.</param>
/// <param name="IsUnique">Whether no two rows may choose the same row.</param>
internal sealed record LinkModel(LinkKind Kind, int Presence, int Variable, LinkedRow[][] Groups, double PresentShare, bool IsUnique);

/// <summary>The means by which a link chooses.</summary>
internal enum LinkKind
{
    /// <summary>The linked table is copied: its rows are values like those of any category.</summary>
    Chosen,

    /// <summary>The linked table is synthesized: its rows are dealt out so that the numbers of uses follow the source's.</summary>
    Dealt,

    /// <summary>The link leads to the table itself, a root of families: rows are arranged as trees.</summary>
    Tree,

    /// <summary>The link leads to an earlier sibling.</summary>
    Sibling,

    /// <summary>The linked table has no rows: the link is always null.</summary>
    Nothing,
}

/// <summary>A row of a copied table.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Uses">How many sampled rows choose it.</param>
internal sealed record LinkedRow(int Row, int Uses);
