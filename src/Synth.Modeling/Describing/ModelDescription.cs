using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What a model knows, in words and numbers, so that a person can decide whether it may leave the house. Everything that rows can be made
/// of is in it: each value of the source that can be written as it is, each range, each form of texts, and how many rows every distribution
/// rests on.
/// </summary>
/// <param name="Tables">The tables, in the order of the plan.</param>
/// <param name="Rules">What rows keep among each other.</param>
/// <param name="Limits">What the rows were too few for.</param>
/// <param name="RulesOff">Rules that the user did not want to be kept.</param>
/// <param name="Privacy">What is promised by differential privacy; null for nothing.</param>
public sealed record ModelDescription(
    ValueList<TableDescription> Tables,
    ValueList<DiscoveredRule> Rules,
    ValueList<LearningLimit> Limits,
    ValueList<string> RulesOff,
    PrivacyStatement? Privacy)
{
    /// <summary>Describes a model.</summary>
    public static ModelDescription Of(RelationalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ModelDescription(
            model.Plan.Tables.Select(table => TableDescriber.Describe(model, table)).ToValueList(),
            model.Rules.ToValueList(),
            model.Limits.ToValueList(),
            model.RulesOff.ToValueList(),
            model.Privacy);
    }
}
