using System.Globalization;
using Spectre.Console;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What is not in the target as it was in the source, for people: the worst first, equal reasons together.</summary>
internal static class LedgerSummary
{
    private const int MostLines = 20;
    private const int MostSubjects = 3;

    public static void Write(IAnsiConsole console, LossLedger ledger)
    {
        var groups = ledger.Losses
            .GroupBy(entry => (entry.Outcome, entry.Reason))
            .OrderByDescending(group => group.Key.Outcome)
            .ToArray();
        if (groups.Length == 0)
        {
            console.WriteLine("Every object of the source's schema was recreated as it is.");
            console.WriteLine();
            return;
        }

        console.WriteLine("Not as in the source:");
        foreach (var group in groups.Take(MostLines))
        {
            var outcome = group.Key.Outcome.ToString().ToLowerInvariant();
            console.WriteLine($"  {outcome,-12} {WarningIds.Of(group.Key.Outcome),-7} {NameSome([.. group])}: {group.Key.Reason}");
        }

        if (groups.Length > MostLines)
        {
            var rest = groups.Skip(MostLines).Sum(group => group.Count());
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {rest} more; --output json lists them all"));
        }

        console.WriteLine();
    }

    private static string NameSome(LedgerEntry[] entries)
    {
        var names = string.Join(", ", entries.Take(MostSubjects).Select(entry => entry.Subject));
        return entries.Length > MostSubjects
            ? string.Create(CultureInfo.InvariantCulture, $"{names} and {entries.Length - MostSubjects} more")
            : names;
    }
}
