namespace Synth.Evaluation;

/// <summary>Values that few of the source's families have and that occur again.</summary>
/// <param name="Column">The column.</param>
/// <param name="Kind">Which values.</param>
/// <param name="Values">How many different ones the source has.</param>
/// <param name="Reappearing">How many of them the synthetic rows have.</param>
/// <param name="InHoldout">How many of them the unseen rows have, which is coincidence; null without unseen rows.</param>
public sealed record LeakedValues(string Column, LeakKind Kind, int Values, int Reappearing, int? InHoldout)
{
    /// <summary>
    /// The most texts or extremes that chance explains, told by texts that differ from the synthetic ones in a digit or a word, or by the
    /// numbers beside an extreme.
    /// </summary>
    public int ByChance { get; init; }

    /// <summary>
    /// How many come again beyond coincidence: more than the unseen rows have by three standard deviations of a count, and more than
    /// <see cref="ByChance"/>. Where neither finds any, every single one is.
    /// </summary>
    public int Excess => Math.Max(0,
        Reappearing - Math.Max(ByChance, (int)Math.Ceiling((InHoldout ?? 0) + (3 * Math.Sqrt(InHoldout ?? 0)))));
}

/// <summary>What kind of value came again.</summary>
public enum LeakKind
{
    /// <summary>A text of at least six characters that one row of the source has: a name, an address, a remark.</summary>
    Text,

    /// <summary>A category that fewer than five families have.</summary>
    RareCategory,

    /// <summary>A least or greatest number that one row has.</summary>
    Extreme,

    /// <summary>A text that was planted in the source to be looked for.</summary>
    Canary,
}
