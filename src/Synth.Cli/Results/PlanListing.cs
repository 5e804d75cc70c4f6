using System.Globalization;
using Spectre.Console;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What becomes of the rows of each table, and why, for people.</summary>
internal static class PlanListing
{
    /// <summary>Writes the tables.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="rowCounts">How many rows there would be; null where only the source is looked at.</param>
    public static void Write(IAnsiConsole console, GenerationPlan plan, IReadOnlyDictionary<TableName, long>? rowCounts = null)
    {
        console.WriteLine("Plan", new Style(decoration: Decoration.Bold));
        string[] counts = rowCounts is null ? [">Rows"] : [">Rows", ">Then"];
        var listing = Listing.Create(console, ["Table", "Rows will be", .. counts, "Because", "Primary parent", "Links"]);
        foreach (var table in plan.Tables)
        {
            listing.Add([
                table.Name.ToString(),
                ModeNames.Of(table.Mode),
                Number(table.SourceRowCount),
                .. rowCounts is null ? Array.Empty<string>() : [Number(rowCounts[table.Name])],
                table.Reason,
                table.Relations.PrimaryParent is { } parent ? KeyText.Of(parent) : "",
                string.Join("; ", table.Relations.Links.Select(KeyText.Of)),
            ]);
        }

        console.Write(listing);
        console.WriteLine();
    }

    private static string Number(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
