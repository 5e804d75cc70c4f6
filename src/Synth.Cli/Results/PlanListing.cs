using System.Globalization;
using Spectre.Console;
using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>What becomes of the rows of each table, and why, for people.</summary>
internal static class PlanListing
{
    public static void Write(IAnsiConsole console, GenerationPlan plan)
    {
        console.WriteLine("Plan", new Style(decoration: Decoration.Bold));
        var listing = Listing.Create(console, "Table", "Rows will be", ">Rows", "Because", "Primary parent", "Links");
        foreach (var table in plan.Tables)
        {
            listing.Add(
                table.Name.ToString(),
                ModeNames.Of(table.Mode),
                table.SourceRowCount.ToString("N0", CultureInfo.InvariantCulture),
                table.Reason,
                table.Relations.PrimaryParent is { } parent ? KeyText.Of(parent) : "",
                string.Join("; ", table.Relations.Links.Select(KeyText.Of)));
        }

        console.Write(listing);
        console.WriteLine();
    }
}
