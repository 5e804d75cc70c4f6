using System.Text.Json.Serialization;
using Synth.Connectors;
using Synth.Engine;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>What an inspection found, as a JSON document: the whole catalog, and the plan for each table.</summary>
internal sealed record InspectDocument(
    string Source,
    string Server,
    IEnumerable<InspectDocument.TableEntry> Plan,
    IEnumerable<InspectDocument.MeaningEntry> Meanings,
    DatabaseSchema Catalog,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<InspectDocument.SuggestionEntry>? SuggestedKeys,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<LimitEntry>? Limits)
{
    public static InspectDocument Of(Inspection found, DatabaseAddress source) => new(
        source.ToString(),
        found.ServerVersion,
        found.Plan.Tables.Select(TableEntry.Of),
        found.Meanings.SelectMany(table => table.Value.Select(column => new MeaningEntry(
            table.Key.ToString(), column.Key, column.Value.Type, column.Value.Confidence, column.Value.Locale))),
        found.Plan.Schema,
        found.SuggestedKeys?.Select(SuggestionEntry.Of),
        found.Limits);

    internal sealed record SuggestionEntry(
        string Table,
        IEnumerable<string> Columns,
        string? References,
        IEnumerable<string> ReferencedColumns,
        double Confidence,
        string Evidence)
    {
        public static SuggestionEntry Of(SuggestedKey suggestion) => new(
            suggestion.Key.Table.ToString(),
            suggestion.Key.Columns,
            suggestion.Key.ReferencedTable?.ToString(),
            suggestion.Key.ReferencedColumns,
            Math.Round(suggestion.Confidence, 2),
            suggestion.Evidence);
    }

    internal sealed record MeaningEntry(string Table, string Column, SemanticType Meaning, double Confidence, string? Locale);

    internal sealed record TableEntry(string Table, string Rows, string Reason,
        long SourceRows, string? PrimaryParent, IEnumerable<string> Links)
    {
        public static TableEntry Of(TablePlan table) => new(
            table.Name.ToString(),
            ModeNames.Of(table.Mode),
            table.Reason,
            table.SourceRowCount,
            table.Relations.PrimaryParent is { } parent ? KeyText.Of(parent) : null,
            table.Relations.Links.Select(KeyText.Of));
    }
}
