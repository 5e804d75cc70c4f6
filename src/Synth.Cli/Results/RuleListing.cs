using System.Globalization;
using Spectre.Console;

namespace Synth.Cli.Results;

/// <summary>The rules that were found on the source, for people.</summary>
internal static class RuleListing
{
    public static void Write(IAnsiConsole console, IEnumerable<RuleEntry> rules)
    {
        var listing = Listing.Create(console, "Rule that is kept", "Form", ">Rows", ">Exceptions");
        var count = 0;
        foreach (var rule in rules)
        {
            count++;
            listing.Add(rule.Rule, rule.Kind, Number(rule.Rows), Number(rule.Exceptions));
        }

        if (count > 0)
        {
            console.Write(listing);
            console.WriteLine();
        }
    }

    /// <summary>Writes which rules were to be turned off and are none; nothing where all are.</summary>
    public static void WriteUnmet(IAnsiConsole console, IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            console.WriteLine($"To be turned off, but no rule of that name was found: {name}");
        }

        if (names.Count > 0)
        {
            console.WriteLine();
        }
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
