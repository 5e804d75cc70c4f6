using Spectre.Console;
using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>What a model could not learn, and what it promises, for people.</summary>
internal static class NoteListing
{
    /// <summary>Writes what rows were too few for; nothing where they were enough.</summary>
    public static void WriteLimits(IAnsiConsole console, IEnumerable<LimitEntry> limits)
    {
        var listing = Listing.Create(console, "Cannot be learned in", "Why");
        var any = false;
        foreach (var limit in limits)
        {
            listing.Add(limit.Column is null ? limit.Table : $"{limit.Table}.{limit.Column}", limit.Why);
            any = true;
        }

        if (any)
        {
            console.Write(listing);
            console.WriteLine();
        }
    }

    /// <summary>Writes what was asked for: what rows are too few for, or that they are enough.</summary>
    public static void WriteFoundLimits(IAnsiConsole console, IReadOnlyCollection<LimitEntry> limits)
    {
        if (limits.Count == 0)
        {
            console.WriteLine("The rows are enough for all that is looked at: no table is small, and no value rare.");
        }

        WriteLimits(console, limits);
    }

    /// <summary>Writes what differential privacy promises; nothing where it does not.</summary>
    public static void WritePrivacy(IAnsiConsole console, PrivacyStatement? statement)
    {
        if (statement is null)
        {
            return;
        }

        console.WriteLine("Differential privacy:", new Style(decoration: Decoration.Bold));
        foreach (var sentence in ModelNotes.Of(statement))
        {
            console.WriteLine($"  {sentence}");
        }

        console.WriteLine();
    }
}
