using System.Globalization;
using Spectre.Console;

namespace Synth.Cli.Results;

/// <summary>How rows of one parent depend on each other, for people: what was tried on unseen families, and what was kept.</summary>
internal static class SiblingListing
{
    public static void Write(IAnsiConsole console, IEnumerable<SiblingEntry> siblings)
    {
        var listing = Listing.Create(console, "Table", "Rows of one parent see", ">Families told apart", ">Rows told apart", "");
        var count = 0;
        foreach (var trial in siblings)
        {
            count++;
            listing.Add(trial.Table, trial.Way, Number(trial.Families), Number(trial.Rows), trial.Kept ? "kept" : "");
        }

        if (count > 0)
        {
            console.Write(listing);
            console.WriteLine();
        }
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
