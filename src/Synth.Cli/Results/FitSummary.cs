using System.Globalization;
using Spectre.Console;

namespace Synth.Cli.Results;

/// <summary>The result of a fit, for people.</summary>
internal static class FitSummary
{
    public static void Write(IAnsiConsole console, FitDocument document)
    {
        var listing = Listing.Create(console, "Table", "Rows will be", ">Source", "Because");
        foreach (var table in document.Tables)
        {
            listing.Add(table.Table, table.Rows, table.SourceRows.ToString("N0", CultureInfo.InvariantCulture), table.Reason);
        }

        console.Write(listing);
        console.WriteLine();
        RuleListing.Write(console, document.Rules);
        RuleListing.WriteUnmet(console, document.RulesUnmet);
        SiblingListing.Write(console, document.Siblings);
        NoteListing.WriteLimits(console, document.Limits);
        NoteListing.WritePrivacy(console, document.Privacy);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Model {document.Model}: {document.SizeBytes / 1024.0:N0} KiB, fitted in {document.Seconds:0.0} s with seed "
            + $"{document.Seed}."));
    }
}
