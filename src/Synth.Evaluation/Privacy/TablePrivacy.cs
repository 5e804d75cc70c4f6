using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// What the synthetic rows of a table give away about the source's. Attacks need unseen rows to compare with; without any they are null.
/// </summary>
public sealed record TablePrivacy
{
    /// <summary>Distances to the nearest rows.</summary>
    public ClosestRecords? Closest { get; init; }

    /// <summary>Rows that occur again.</summary>
    public CopiedRows? Copies { get; init; }

    /// <summary>Telling members from strangers.</summary>
    public MembershipInference? Membership { get; init; }

    /// <summary>Telling members from strangers by matching.</summary>
    public MembershipDisclosure? Disclosure { get; init; }

    /// <summary>Guessing one column from the others.</summary>
    public required ValueList<AttributeInference> Attributes { get; init; }

    /// <summary>Conditions that hold for exactly one person.</summary>
    public AttackRisk? SinglingOut { get; init; }

    /// <summary>Linking two files of one person.</summary>
    public AttackRisk? Linkability { get; init; }

    /// <summary>Values of few rows that occur again.</summary>
    public required ValueList<LeakedValues> Leaks { get; init; }

    /// <summary>
    /// Whether the table is in the synthetic database as it is in the source, though unseen rows show that it is no fixed list.
    /// </summary>
    public required bool IsCopiedWhole { get; init; }
}
