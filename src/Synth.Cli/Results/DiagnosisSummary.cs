using System.Globalization;
using Spectre.Console;

namespace Synth.Cli.Results;

/// <summary>What the examination of a source, a target or both found, for people.</summary>
internal static class DiagnosisSummary
{
    public static void Write(IAnsiConsole console, DiagnosisDocument document)
    {
        console.WriteLine($"Synth {document.Version}");
        if (document.Source is { } source)
        {
            WriteSource(console, source);
        }

        if (document.Target is { } target)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Target {target.Address} ({target.Server}): {DescribeContents(target)}"));
            WriteGrants(console, target.MissingGrants);
        }
    }

    private static void WriteSource(IAnsiConsole console, DiagnosisDocument.SourceEntry source)
    {
        var readable = source.Tables - source.Unreadable.Count();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Source {source.Address} ({source.Server}): {readable} of {source.Tables} tables can be read"));
        if (source.Tables == 0)
        {
            console.WriteLine("  The role sees no tables. Check the address, and that it may read them.");
        }

        foreach (var table in source.Unreadable)
        {
            console.WriteLine($"  {table.Table}: {ReasonOf(table)}", Color.Red);
        }

        foreach (var issue in source.Issues)
        {
            console.WriteLine($"  {issue.Severity}{(issue.Id is null ? "" : $" {issue.Id}")}: {issue.Subject}: {issue.Message}");
        }

        WriteGrants(console, source.MissingGrants);
    }

    // The reason is a sentence of its own, about a table that is named already.
    private static string ReasonOf(DiagnosisDocument.TableEntry table)
    {
        var beginning = $"Table {table.Table} ";
        return table.Reason.StartsWith(beginning, StringComparison.Ordinal) ? table.Reason[beginning.Length..] : table.Reason;
    }

    private static void WriteGrants(IAnsiConsole console, IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            console.WriteLine($"  The role lacks a privilege: {statement}", Color.Red);
        }
    }

    private static string DescribeContents(DiagnosisDocument.TargetEntry target) => (target.IsFree, target.Tables) switch
    {
        (false, var count) when target.IsOwn => string.Create(
            CultureInfo.InvariantCulture,
            $"holds {count} tables or views that Synth made: a refresh replaces them, a clone with --replace"),
        (true, 0) => target.MissingGrants.Any() ? "empty, but the role may not fill it" : "empty, a run may fill it",
        (true, _) => "holds an unfinished run, which the next one removes",
        (false, var count) => string.Create(CultureInfo.InvariantCulture, $"holds {count} tables or views, a run would be refused"),
    };
}
