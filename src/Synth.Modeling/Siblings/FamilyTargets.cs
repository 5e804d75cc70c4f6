using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// How it is drawn what families come to as a whole, before any of their rows: means, deviations, extremes and shares, each by a forest
/// over what is above the family, beside it, and drawn before. Rows are then brought to it.
/// </summary>
/// <param name="Cuts">By what cuts families are summarised, all variables together. Shape [summaries][cuts].</param>
/// <param name="Forests">Draw the summaries of the variables after the lead, in their order.</param>
/// <param name="Alternatives">How many other codes are drawn for a row to choose from.</param>
internal sealed record FamilyTargets(double[][] Cuts, Forest[] Forests, int Alternatives)
{
    /// <summary>Which codes families have of variables in which siblings differ; rows are not brought to the summaries of these.</summary>
    public FamilySet[] Sets { get; init; } = [];

    /// <summary>How many summaries are those of the lead, which is known before.</summary>
    public int LeadCount => Cuts.Length - Forests.Length;
}
