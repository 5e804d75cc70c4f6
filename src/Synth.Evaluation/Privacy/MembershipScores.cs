namespace Synth.Evaluation;

/// <summary>How strongly an attacker takes rows for members.</summary>
/// <param name="Members">The score and the family of each row that the fit saw.</param>
/// <param name="Controls">The same of rows that it did not see.</param>
internal sealed record MembershipScores((double Score, int Family)[] Members, (double Score, int Family)[] Controls)
{
    /// <summary>The scores of the same rows by <see cref="CommonRows"/> in place of the synthetic ones; null where nobody asked.</summary>
    public MembershipScores? Common { get; init; }

    /// <summary>Whether the rows have categories, so that common rows know anything.</summary>
    public bool HasCategories { get; init; }

    /// <summary>
    /// The scores by several divisions of the strangers into a sample and targets.
    /// </summary>
    public static MembershipScores OfDivisions(IReadOnlyList<MembershipScores> divisions) => new(
        [.. divisions.SelectMany(scores => scores.Members)],
        [.. divisions.SelectMany(scores => scores.Controls)])
    {
        Common = divisions[0].Common is null ? null : OfDivisions([.. divisions.Select(scores => scores.Common!)]),
        HasCategories = divisions[0].HasCategories,
    };

    /// <summary>What the scores come to.</summary>
    public MembershipInference Infer() => MembershipInference.Of(Members, Controls) with
    {
        Common = Common is null || !HasCategories ? 0 : Math.Max(0, MembershipInference.Of(Common.Members, Common.Controls).Area - 0.5),
    };
}
