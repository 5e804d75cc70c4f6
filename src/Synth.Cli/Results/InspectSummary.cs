using System.Globalization;
using Spectre.Console;
using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;
using Table = Synth.Schema.Table;

namespace Synth.Cli.Results;

/// <summary>What an inspection found, for people: each table with its columns and keys, then the plan, then what is noteworthy.</summary>
internal static class InspectSummary
{
    public static void Write(IAnsiConsole console, Inspection found, DatabaseAddress source)
    {
        var plan = found.Plan;
        console.WriteLine($"{source} ({found.ServerVersion})");
        console.WriteLine();
        foreach (var table in plan.Schema.Tables)
        {
            WriteTable(console, table, found.Meanings.GetValueOrDefault(table.Name));
        }

        PlanListing.Write(console, plan);
        IssueListing.Write(console, plan.Schema.Issues);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Tables.Count} tables, {plan.Tables.Sum(table => table.SourceRowCount):N0} rows, {plan.Schema.Views.Count} views."));
        if (found.SuggestedKeys is { } keys)
        {
            SuggestedKeyListing.Write(console, keys);
        }

        if (found.Limits is { } limits)
        {
            NoteListing.WriteFoundLimits(console, limits);
        }
    }

    private static void WriteTable(IAnsiConsole console, Table table, IReadOnlyDictionary<string, ColumnMeaning>? meanings)
    {
        console.WriteLine(table.Name.ToString(), new Style(decoration: Decoration.Bold));
        var listing = Listing.Create(console, "Column", "Type", "Null", "Keys", "Meaning");
        foreach (var column in table.Columns)
        {
            listing.Add(
                column.Name,
                TypeText.Of(column),
                column.IsNullable ? "null" : "",
                KeysOf(table, column.Name),
                MeaningOf(column, meanings));
        }

        console.Write(listing);
        console.WriteLine();
    }

    private static string MeaningOf(Column column, IReadOnlyDictionary<string, ColumnMeaning>? meanings) =>
        meanings?.GetValueOrDefault(column.Name) is { } meaning
            ? string.Create(CultureInfo.InvariantCulture, $"{meaning.Type} {meaning.Confidence:P0}") + LocaleOf(meaning)
            : MomentOf(column);

    // Dates that the engine keeps as text or as numbers, with how they are written.
    private static string MomentOf(Column column)
    {
        var kind = column.Type switch
        {
            DateType => "Date",
            TimeType => "Time",
            TimestampType => "Timestamp",
            _ => null,
        };
        var isDeclared = column.NativeType.Contains("date", StringComparison.OrdinalIgnoreCase)
            || column.NativeType.Contains("time", StringComparison.OrdinalIgnoreCase);
        return kind is null || (isDeclared && column.ValueForm is null) ? ""
            : column.ValueForm is { } form ? $"{kind}, {form}" : kind;
    }

    private static string LocaleOf(ColumnMeaning meaning) => meaning.Locale is null ? "" : $", {meaning.Locale}";

    private static string KeysOf(Table table, string column) => string.Join("; ",
    [
        .. table.PrimaryKey?.Columns.Contains(column) == true ? ["primary key"] : Array.Empty<string>(),
        .. table.UniqueKeys().Where(key => key != table.PrimaryKey?.Columns && key.Contains(column)).Select(_ => "unique").Distinct(),
        .. table.ForeignKeys.Where(key => key.ReferencingColumns.Contains(column)).Select(key => "→ " + Target(key, column)),
    ]);

    private static string Target(ForeignKey key, string column) =>
        $"{key.ReferencedTable}.{key.Columns.First(pair => pair.Column == column).ReferencedColumn}";
}
