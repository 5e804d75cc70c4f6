using Spectre.Console;

namespace Synth.Cli.Results;

/// <summary>Tables as all commands print them: framed on a terminal, bare columns elsewhere.</summary>
internal static class Listing
{
    /// <summary>A table; columns whose heading begins with &gt; hold numbers and are aligned to the right.</summary>
    public static Table Create(IAnsiConsole console, params string[] headings)
    {
        var table = new Table().Border(console.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.None);
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            var column = new TableColumn(new Text(heading.TrimStart('>'))) { Alignment = isNumber ? Justify.Right : Justify.Left };
            table.AddColumn(isNumber ? column.NoWrap() : column);
        }

        return table;
    }

    /// <summary>Adds a row of texts, which are printed as they are.</summary>
    public static void Add(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
