using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Tells an evaluation what the plan says of the tables.</summary>
internal static class EvaluationScopes
{
    /// <summary>The scope of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="gates">What will be asked; each must be about a table of the plan, or about all.</param>
    /// <exception cref="ConfigurationException">Gates are about tables that are not there; all such are reported.</exception>
    public static EvaluationScope Of(GenerationPlan plan, IReadOnlyCollection<QualityGate> gates)
    {
        var names = plan.Tables.Select(table => table.Name.ToString()).ToArray();
        string[] problems =
        [
            .. gates.Where(gate => !names.Any(gate.IsAbout)).Select(gate => $"The bound {gate} is about {gate.Table}, which is no table "
                + $"that is evaluated. {Suggestion(gate.Table!, plan)}")
        ];
        return problems.Length > 0
            ? throw new ConfigurationException(string.Join(Environment.NewLine, problems))
            : new EvaluationScope(plan.Tables.Select(ScopeOf).ToValueList());
    }

    private static TableScope ScopeOf(TablePlan table) =>
        new(table.Table, table.Relations.PrimaryParent, table.Mode == TableMode.Copy, table.SourceRowCount);

    private static string Suggestion(string table, GenerationPlan plan) =>
        NearestWord.Find(table, plan.Tables.SelectMany(known => new[] { known.Name.ToString(), known.Name.Name })) is { } nearest
            ? $"Did you mean {nearest}?"
            : "See synth inspect for its tables.";
}
