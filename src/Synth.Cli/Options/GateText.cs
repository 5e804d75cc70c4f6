using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Evaluation;

namespace Synth.Cli.Options;

/// <summary>Gates as people write them: <c>detection.rows&lt;=0.7</c>, <c>orders:key.counts&lt;=0.1</c>, <c>pairs.all&gt;=0.9</c>.</summary>
internal static partial class GateText
{
    /// <summary>Reads a gate.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static QualityGate Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !double.TryParse(match.Groups["limit"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            throw new ConfigurationException($"--gate {text} is no bound. Write metric<=limit, metric>=limit or table:metric<=limit.");
        }

        var name = match.Groups["metric"].Value;
        if (MetricCatalog.Find(name) is not { } metric)
        {
            var suggestion = NearestWord.Find(name, MetricCatalog.All.Select(known => known.Name)) is { } nearest ? $" Did you mean {nearest}?" : "";
            throw new ConfigurationException($"--gate names {name}, which is no metric.{suggestion} Known are {string.Join(", ", MetricCatalog.All.Select(known => known.Name))}.");
        }

        var isLowest = match.Groups["sign"].Value == ">=";
        if (isLowest != metric.IsHigherBetter)
        {
            throw new ConfigurationException($"--gate {text} bounds {name} from its good side: {(metric.IsHigherBetter ? "higher" : "lower")} is better.");
        }

        return new QualityGate(name, limit, GateBasis.Value, Stops: true) { Table = match.Groups["table"] is { Success: true } table ? table.Value : null };
    }

    [GeneratedRegex(@"^((?<table>.+):)?(?<metric>[a-z.-]+)\s*(?<sign><=|>=)\s*(?<limit>[-0-9.eE]+)$")]
    private static partial Regex Form();
}
