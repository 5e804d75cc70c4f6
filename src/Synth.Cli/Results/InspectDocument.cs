using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What an inspection found, as a JSON document: the whole catalog, and the plan for each table.</summary>
internal sealed record InspectDocument(string Source, string Server, IEnumerable<InspectDocument.TableEntry> Plan, DatabaseSchema Catalog)
{
    public static InspectDocument Of(GenerationPlan plan, DatabaseAddress source, string serverVersion) => new(
        source.ToString(),
        serverVersion,
        plan.Tables.Select(table => new TableEntry(
            table.Name.ToString(),
            ModeNames.Of(table.Mode),
            table.Reason,
            table.SourceRowCount,
            table.Relations.PrimaryParent is { } parent ? KeyText.Of(parent) : null,
            table.Relations.Links.Select(KeyText.Of))),
        plan.Schema);

    internal sealed record TableEntry(string Table, string Rows, string Reason, long SourceRows, string? PrimaryParent, IEnumerable<string> Links);
}
