using System.Globalization;
using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Collects the warnings of a run, and refuses it where it is to be strict.</summary>
internal static class Warnings
{
    private const int MostNamed = 20;

    /// <summary>All warnings, each once: what the ledger says of an object goes before what the catalog said.</summary>
    /// <param name="source">The source's schema.</param>
    /// <param name="ledger">What becomes of its objects.</param>
    public static IReadOnlyList<Warning> Of(DatabaseSchema source, LossLedger ledger)
    {
        Warning[] losses = [.. ledger.Losses
            .Where(entry => WarningIds.Of(entry.Outcome) is not null)
            .Select(entry => new Warning(WarningIds.Of(entry.Outcome)!, entry.Subject, entry.Reason))];
        var told = losses.Select(warning => warning.Subject).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. source.Issues
                .Where(issue => issue.Id is not null || (issue.Severity == SchemaIssueSeverity.Warning && !told.Contains(issue.Subject)))
                .Select(issue => new Warning(WarningIds.Of(issue) ?? WarningIds.CatalogIncomplete, issue.Subject, issue.Message)),
            .. losses,
        ];
    }

    /// <summary>Refuses a strict run that has a warning which is not acknowledged.</summary>
    /// <exception cref="SafetyException">There is one.</exception>
    public static void RefuseIfStrict(IReadOnlyList<Warning> warnings, RunOptions options)
    {
        if (!options.IsStrict)
        {
            return;
        }

        Warning[] left = [.. warnings.Where(warning => !options.Acknowledged.Contains(warning.Id))];
        if (left.Length > 0)
        {
            var lines = left.Take(MostNamed).Select(warning => $"  {warning.Id} {warning.Subject}: {warning.Message}");
            throw new SafetyException(string.Join(Environment.NewLine,
            [
                string.Create(CultureInfo.InvariantCulture,
                    $"The run is to be strict, and there are {left.Length} warnings that nobody acknowledged:"),
                .. lines,
                .. left.Length > MostNamed ? [string.Create(CultureInfo.InvariantCulture, $"  and {left.Length - MostNamed} more")]
                    : Array.Empty<string>(),
                "List their identifiers under acknowledge in the configuration file, or leave --strict out.",
            ]));
        }
    }
}
