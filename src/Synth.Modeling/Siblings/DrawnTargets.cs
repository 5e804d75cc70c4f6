namespace Synth.Modeling;

/// <summary>What the families of a block are to come to.</summary>
/// <param name="Families">Where each begins and ends.</param>
/// <param name="Bins">The summaries, those of the lead first, as bins. Shape [summaries][families].</param>
internal sealed record DrawnTargets(List<(int Begin, int End)> Families, byte[][] Bins)
{
    /// <summary>Which codes they are to have, by variable.</summary>
    public IReadOnlyDictionary<int, FamilyWishes> Wishes { get; init; } = new Dictionary<int, FamilyWishes>();
}
