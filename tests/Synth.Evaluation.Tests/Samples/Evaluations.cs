namespace Synth.Evaluation.Tests;

/// <summary>Evaluations of samples.</summary>
internal static class Evaluations
{
    /// <summary>A budget that suffices to tell what is planted.</summary>
    public static EvaluationOptions Options { get; } = new() { RowsPerSide = 1000, TreeCount = 40, AttackRows = 500, Workers = 2 };

    public static EvaluationReport Of(
        ShopSample source, ShopSample synthetic, ShopSample? holdout, string[]? canaries = null, Predicate<string>? isCommonText = null)
    {
        using var real = source.Collect();
        using var made = synthetic.Collect();
        using var unseen = holdout?.Collect();
        return Evaluator.Evaluate(
            new EvaluationInput
            {
                Source = real,
                Synthetic = made,
                Holdout = unseen,
                Options = Options,
                Canaries = [.. canaries ?? []],
                IsCommonText = isCommonText ?? (_ => false),
            },
            null,
            TestContext.Current.CancellationToken);
    }

    /// <summary>The metrics whose gates are not passed.</summary>
    public static string[] FailedMetrics(this EvaluationReport report) =>
        [.. report.Gates.Where(gate => !gate.IsPassed).Select(gate => gate.Gate.Metric)];
}
