using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Tells an evaluation what the plan says of the tables.</summary>
internal static class EvaluationScopes
{
    /// <summary>The scope of a plan.</summary>
    public static EvaluationScope Of(GenerationPlan plan) => new(plan.Tables
        .Select(table => new TableScope(table.Table, table.Relations.PrimaryParent, table.Mode == TableMode.Copy, table.SourceRowCount))
        .ToValueList());
}
