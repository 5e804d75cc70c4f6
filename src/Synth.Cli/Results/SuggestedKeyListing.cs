using System.Globalization;
using Spectre.Console;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>Keys that a source seems to keep, for people: as the lines of a configuration that would make the model keep them.</summary>
internal static class SuggestedKeyListing
{
    public static void Write(IAnsiConsole console, ValueList<SuggestedKey> keys)
    {
        if (keys.Count == 0)
        {
            console.WriteLine("No keys were found beyond those that are declared.");
            return;
        }

        console.WriteLine("Keys that are not declared. Those that are right belong into the configuration:",
            new Style(decoration: Decoration.Bold));

        // Lines go past the console: whoever copies one must find it unbroken.
        var lines = console.Profile.Out.Writer;
        lines.WriteLine("virtual-keys:");
        foreach (var suggestion in keys)
        {
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  # {suggestion.Confidence:P0}: {suggestion.Evidence}"));
            lines.WriteLine($"  - {Entry(suggestion.Key)}");
        }

        lines.WriteLine();
    }

    /// <summary>A key as an entry of the configuration.</summary>
    public static string Entry(VirtualKey key)
    {
        var own = $"table: {Quoted(key.Table.ToString())}, columns: [{Names(key.Columns)}]";
        return key.ReferencedTable is { } referenced
            ? $"{{ {own}, references: {Quoted(referenced.ToString())}, referenced-columns: [{Names(key.ReferencedColumns)}] }}"
            : $"{{ {own} }}";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    // Quoted in every case: a plain one may mean something else to YAML (no, 1, a: b).
    private static string Quoted(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
