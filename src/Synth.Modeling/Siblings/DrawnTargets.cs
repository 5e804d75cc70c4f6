namespace Synth.Modeling;

/// <summary>What the families of a block are to come to.</summary>
/// <param name="Families">Where each begins and ends.</param>
/// <param name="Bins">The summaries, those of the lead first, as bins. Shape [summaries][families].</param>
internal sealed record DrawnTargets(List<(int Begin, int End)> Families, byte[][] Bins)
{
    /// <summary>The family of each row of the block; -1 for none. Shape [rows].</summary>
    /// <param name="rowCount">How many rows the block has.</param>
    public int[] FamilyOfRow(int rowCount)
    {
        var result = new int[rowCount];
        Array.Fill(result, -1);
        for (var family = 0; family < Families.Count; family++)
        {
            Array.Fill(result, family, Families[family].Begin, Families[family].End - Families[family].Begin);
        }

        return result;
    }

    /// <summary>Which codes they are to have, by variable.</summary>
    public IReadOnlyDictionary<int, FamilyWishes> Wishes { get; init; } = new Dictionary<int, FamilyWishes>();
}
