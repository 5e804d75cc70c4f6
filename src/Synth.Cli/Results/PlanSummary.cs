using System.Globalization;
using Spectre.Console;
using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What a run would do, for people: the tables, the statements, what is lost, and whether the target is free.</summary>
internal static class PlanSummary
{
    public static void Write(IAnsiConsole console, ClonePlan plan, DatabaseAddress? target)
    {
        console.WriteLine(target is null ? $"An empty database of {plan.ServerVersion}" : $"{target} ({plan.ServerVersion})");
        console.WriteLine();
        PlanListing.Write(console, plan.Generation, plan.RowCounts);
        WriteStatements(console, "Before the rows", plan, SchemaPhase.BeforeLoad);
        WriteStatements(console, "After the rows", plan, SchemaPhase.AfterLoad);
        LedgerSummary.Write(console, plan.Ledger);
        if (!plan.Contents.IsFree)
        {
            var outcome = plan.Contents.IsOwn
                ? " that Synth made: a refresh replaces them, a clone with --replace."
                : ", and a run would be refused.";
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"The target is not empty: it holds {plan.Contents.TableCount} tables or views{outcome}"));
        }

        console.WriteLine("Nothing was written.");
    }

    // Statements go past the console: whoever copies one must find it unbroken.
    private static void WriteStatements(IAnsiConsole console, string title, ClonePlan plan, SchemaPhase phase)
    {
        var statements = plan.Statements.Where(statement => statement.Phase == phase).ToArray();
        if (statements.Length == 0)
        {
            return;
        }

        console.WriteLine(title, new Style(decoration: Decoration.Bold));
        foreach (var statement in statements)
        {
            console.Profile.Out.Writer.WriteLine(statement.Sql.TrimEnd().TrimEnd(';') + ";");
        }

        console.WriteLine();
    }
}
