using Spectre.Console;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What is noteworthy about a catalog, for people: the worst first.</summary>
internal static class IssueListing
{
    public static void Write(IAnsiConsole console, ValueList<SchemaIssue> issues)
    {
        foreach (var issue in issues.OrderByDescending(issue => issue.Severity))
        {
            var id = WarningIds.Of(issue) is { } known ? $" {known}" : "";
            console.WriteLine($"{issue.Severity}{id}: {issue.Subject}: {issue.Message}");
        }

        if (issues.Count > 0)
        {
            console.WriteLine();
        }
    }
}
