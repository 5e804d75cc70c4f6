using System.Globalization;

namespace Synth.Benchmarks.LinearCost;

/// <summary>
/// How the cost of a clone grows with rows, columns and tables, without any database: processor seconds to sample, fit and generate,
/// and how many rows and cells a second are drawn.
/// </summary>
internal static class LinearCostBenchmark
{
    /// <summary>Prints a table per series.</summary>
    /// <param name="series">rows, columns, tables, or all.</param>
    public static int Run(string series)
    {
        var workers = Environment.ProcessorCount;

        // The first run compiles the program.
        _ = MemoryRun.Of(MixedTables.Make(2, 2_000, 12), workers);
        Console.WriteLine(
            "| tables | rows each | columns | sample, CPU s | fit, CPU s | generate, CPU s | generate, s | rows/s | cells/s | peak MB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (tables, rows, columns) in SizesOf(series))
        {
            var run = MemoryRun.Of(MixedTables.Make(tables, rows, columns), workers);
            var rowsPerSecond = tables * rows / run.GenerateElapsed;
            Console.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"| {tables} | {rows:N0} | {columns} | {run.ReadSeconds:0.00} | {run.FitSeconds:0.0} | {run.GenerateSeconds:0.0} "));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {run.GenerateElapsed:0.0} | {rowsPerSecond:N0} | {rowsPerSecond * columns:N0} | {run.PeakMb:0} |"));
        }

        return 0;
    }

    private static IEnumerable<(int Tables, long Rows, int Columns)> SizesOf(string series) => series switch
    {
        "rows" => [(1, 10_000, 10), (1, 100_000, 10), (1, 1_000_000, 10), (1, 10_000_000, 10)],
        "columns" => [(1, 10_000, 5), (1, 10_000, 50), (1, 10_000, 150), (1, 10_000, 500)],
        "tables" => [(5, 1_000, 10), (50, 1_000, 10), (500, 1_000, 10)],
        "all" => [.. SizesOf("rows"), .. SizesOf("columns"), .. SizesOf("tables")],
        _ => throw new ArgumentException("The series is rows, columns, tables or all.", nameof(series)),
    };
}
