using System.Globalization;
using Spectre.Console;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>The closing report of a run, for people.</summary>
internal static class RunSummary
{
    public static void Write(IAnsiConsole console, RunResult result, long peakMemoryBytes)
    {
        WriteTables(console, result);
        CertificateSummary.Write(console, result.Certificate);
        LedgerSummary.Write(console, result.Ledger);
        RuleListing.WriteUnmet(console, [.. result.Model?.RulesUnmet ?? []]);
        if (result.Tables.Sum(table => table.EdgeCases) is > 0 and var edgeCases)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edgeCases:N0} values are edge cases that were asked for."));
            console.WriteLine();
        }

        if (result.Evaluation is { } evaluation)
        {
            EvaluationSummary.WriteVerdict(console, evaluation);
            console.WriteLine();
        }

        var rowCount = result.Tables.Sum(table => table.SyntheticRows);
        var peakMemoryMiB = peakMemoryBytes / 1048576.0;
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Run {result.RunId}, seed {result.Seed}: {rowCount:N0} rows in {result.Seconds:0.0} s, at most {peakMemoryMiB:N0} MiB of "
            + $"memory."));
    }

    private static void WriteTables(IAnsiConsole console, RunResult result)
    {
        var listing = Listing.Create(console, "Table", "Rows are", ">Source", ">Synthetic", ">Seconds");
        foreach (var table in result.Tables)
        {
            listing.Add(
                table.Table.ToString(),
                ModeNames.Of(table.Mode),
                table.SourceRows.ToString("N0", CultureInfo.InvariantCulture),
                table.SyntheticRows.ToString("N0", CultureInfo.InvariantCulture),
                table.Seconds.ToString("0.00", CultureInfo.InvariantCulture));
        }

        console.Write(listing);
        console.WriteLine();
    }
}
