using System.Globalization;
using Spectre.Console;
using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>What a model file knows, for people.</summary>
internal static class ModelSummary
{
    public static void Write(IAnsiConsole console, ModelShowDocument document, int mostValues)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Model {document.Model}, {document.SizeBytes / 1024.0:N0} KiB"));
        console.WriteLine($"SHA-256 {document.Sha256}");
        console.WriteLine();
        console.WriteLine("Learned: drawn from distributions. Invented: no more of the source than its form. \"Can be written\" lists the "
            + "source's values and words that");
        console.WriteLine("rows may have as they are, with the sampled rows that have them. \"Rests on\" is the fewest rows behind any "
            + "distribution of the column.");
        console.WriteLine();
        foreach (var table in document.Tables)
        {
            WriteTable(console, table, mostValues);
        }

        RuleListing.Write(console, document.Rules);
        foreach (var rule in document.RulesOff)
        {
            console.WriteLine($"Turned off: {rule}");
        }

        NoteListing.WriteLimits(console, document.Limits);
        NoteListing.WritePrivacy(console, document.Privacy);
    }

    private static void WriteTable(IAnsiConsole console, ModelShowDocument.TableEntry table, int mostValues)
    {
        console.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"{table.Table}: {table.Rows}, {table.SourceRows:N0} rows in the source; {table.Reason}"),
            new Style(decoration: Decoration.Bold));
        foreach (var sentence in table.Structure)
        {
            console.WriteLine($"  {sentence}");
        }

        var listing = Listing.Create(console, "Column", "Type", "Is", ">Missing", ">Rests on", "What is known", "Can be written");
        foreach (var column in table.Columns)
        {
            listing.Add(
                column.Column,
                column.Type,
                column.Kind.ToString().ToLowerInvariant(),
                column.MissingShare is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "–",
                column.FewestRows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows} rows") : "–",
                column.Words,
                ValuesOf(column, mostValues));
        }

        console.Write(listing);
        console.WriteLine();
    }

    private static string ValuesOf(ColumnDescription column, int most)
    {
        var shown = column.Values.Take(most).Select(value => value.Rows is { } rows
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Text} ({rows:N0})")
            : value.Text);
        var rest = column.Values.Count - most;
        return column.Kind == ColumnOrigin.Copied ? "all of them"
            : column.Values.Count == 0 ? "nothing"
            : string.Join(", ", shown)
                + (rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"{(most > 0 ? " and " : "")}{rest:N0} more") : "");
    }
}
