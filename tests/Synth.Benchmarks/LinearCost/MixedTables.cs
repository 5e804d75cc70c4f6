using System.Globalization;
using Synth.Benchmarks.WholeRun;

namespace Synth.Benchmarks.LinearCost;

/// <summary>Made-up tables of mixed columns: pairs of a parent and a child table, or one table alone.</summary>
internal static class MixedTables
{
    private static readonly long Opening = new DateOnly(2020, 1, 1).DayNumber;
    private static readonly string[] Colours = ["red", "green", "blue", "black", "white", "grey", "yellow"];

    /// <summary>The tables.</summary>
    /// <param name="count">How many; every second one is the child of the one before.</param>
    /// <param name="rows">Rows of each.</param>
    /// <param name="columns">Columns of each, the key included.</param>
    public static IReadOnlyList<RetailTable> Make(int count, long rows, int columns)
    {
        var tables = new List<RetailTable>();
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"t{i}");
            var isChild = i % 2 == 1;
            IEnumerable<RetailColumn> own =
            [
                .. isChild ? [ParentOf(rows)] : Array.Empty<RetailColumn>(),
                .. Enumerable.Range(0, columns).Select(Mixed),
            ];
            var table = new RetailTable(name, rows, [.. own.Take(columns - 1)]);
            tables.Add(isChild ? table.References("parent_id", $"t{i - 1}") : table);
        }

        return tables;
    }

    private static RetailColumn ParentOf(long rows) => RetailColumn.Integer("parent_id", draws => 1 + (long)(rows * draws.Uniform(0)));

    // Nine kinds in turn; with the key they make the ten columns of a usual table.
    private static RetailColumn Mixed(int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"c{index}");
        var draw = 1 + (index % 50);
        return (index % 9) switch
        {
            0 => RetailColumn.Integer(name, draws => draws.Skewed(draw, 1000, 2), 32),
            1 => RetailColumn.Text(name, 12, draws => Colours[draws.Skewed(draw, Colours.Length, 1.5)]),
            2 => RetailColumn.Amount(name, draws => 100 + (long)(5000 * Math.Exp(0.7 * draws.Normal(draw)))),
            3 => RetailColumn.Date(name, draws => Opening + draws.Skewed(draw, 1500, 0.8)),
            4 => RetailColumn.Moment(name, draws => (Opening * 86_400) + draws.Skewed(draw, 120_000_000, 1)),
            5 => RetailColumn.Flag(name, draws => draws.Happens(draw, 0.3)),
            6 => RetailColumn.Real(name, draws => Math.Round(draws.Normal(draw), 4)),
            7 => RetailColumn.Text(name, 20, draws => CodeOf(draws, draw)),
            _ => RetailColumn.Text(
                name, 12, draws => draws.Happens(draw, 0.4) ? Colours[draws.Skewed(draw + 2, 4, 1)] : null, isNullable: true),
        };
    }

    private static string CodeOf(RowDraws draws, int draw) => string.Create(
        CultureInfo.InvariantCulture, $"{draws.Skewed(draw, 100_000, 1):00000}-{Colours[draws.Skewed(draw + 1, 3, 1)][..1]}");
}
