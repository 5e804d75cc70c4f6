using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Gates as people write them: <c>detection.rows&lt;=0.7</c>, <c>orders:key.counts&lt;=0.1</c>, <c>pairs.all&gt;=0.9</c>.
/// </summary>
public static partial class GateText
{
    /// <summary>Reads a gate, which fails the run and is asked of the value itself.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    /// <returns>The gate; null when something is wrong.</returns>
    public static QualityGate? Read(string text, out string? problem)
    {
        var match = Form().Match(text);
        if (!match.Success
            || !double.TryParse(match.Groups["limit"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            problem = $"{text} is no bound. Write metric<=limit, metric>=limit or table:metric<=limit.";
            return null;
        }

        var name = match.Groups["metric"].Value;
        if (MetricCatalog.Find(name) is not { } metric)
        {
            var suggestion = NearestWord.Find(name, MetricCatalog.All.Select(known => known.Name)) is { } nearest
                ? $" Did you mean {nearest}?"
                : "";
            problem = $"{name} is no metric.{suggestion} Known are {string.Join(", ", MetricCatalog.All.Select(known => known.Name))}.";
            return null;
        }

        if (match.Groups["sign"].Value == ">=" != metric.IsHigherBetter)
        {
            problem = $"{text} bounds {name} from its good side: {(metric.IsHigherBetter ? "higher" : "lower")} is better.";
            return null;
        }

        problem = null;
        return new QualityGate(name, limit, GateBasis.Value, Stops: true)
        {
            Table = match.Groups["table"] is { Success: true } table
                ? table.Value
                : null
        };
    }

    /// <summary>
    /// The default gates and the user's own. A bound of the user's replaces the default gate of its metric, one for a table does so for
    /// that table.
    /// </summary>
    /// <param name="own">The user's.</param>
    /// <param name="isStrict">Whether what only warns by default stops too.</param>
    public static ValueList<QualityGate> Complete(IEnumerable<QualityGate> own, bool isStrict)
    {
        QualityGate[] bounds = [.. own];
        return DefaultGates.All
            .Where(gate => !bounds.Any(bound => bound.Metric == gate.Metric && bound.Table is null))
            .Select(gate => gate with
            {
                Stops = gate.Stops || isStrict,
                OtherTables = bounds.Where(bound => bound.Metric == gate.Metric).Select(bound => bound.Table!).ToValueList(),
            })
            .Concat(bounds)
            .ToValueList();
    }

    [GeneratedRegex(@"^((?<table>.+):)?(?<metric>[a-z.-]+)\s*(?<sign><=|>=)\s*(?<limit>[-0-9.eE]+)$")]
    private static partial Regex Form();
}
