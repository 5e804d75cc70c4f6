using Synth.Evaluation;

namespace Synth.Engine;

/// <summary>What the budgets stand for.</summary>
public static class EvaluationBudgets
{
    /// <summary>The evaluation options of a budget.</summary>
    public static EvaluationOptions ToEvaluationOptions(this EvaluationBudget budget) => budget switch
    {
        EvaluationBudget.Quick => EvaluationOptions.Quick,
        EvaluationBudget.Standard => EvaluationOptions.Standard,
        EvaluationBudget.Thorough => EvaluationOptions.Thorough,
        _ => throw new ArgumentOutOfRangeException(nameof(budget), budget, "An unknown budget."),
    };
}
