using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>A gate was not passed; the target was removed again.</summary>
public sealed class QualityGateException : SynthException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="result">What the run did and what was found.</param>
    public QualityGateException(RunResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>What the run did and what was found.</summary>
    public RunResult Result { get; }

    private static string Describe(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = result.Evaluation!.Failures
            .Select(gate => $"  {gate.Gate}: {gate.Summary}{Where(gate.Failed)}");
        return string.Join(
            Environment.NewLine,
            ["The synthetic rows do not pass the gates, and were removed again.", .. lines,
             "Look at the report (--report), then fit with more rows or larger leaves, or set --evaluate report to keep the target."]);
    }

    // Names of tables alone: what figures are of may be a rule, which holds values of the source.
    private static string Where(IEnumerable<Figure> figures)
    {
        var tables = figures.Select(figure => figure.Table).OfType<string>().Distinct().ToArray();
        return tables.Length == 0 ? "" : $", in {string.Join(", ", tables)}";
    }
}
