using System.Diagnostics;
using System.Globalization;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>
/// Our vectors against Apache Arrow's arrays where it matters, end to end: a SQLite table read and encoded to bins, rows generated
/// and loaded into one. Everything but the format is the same. Prints a Markdown table of medians of paired runs.
/// </summary>
internal static class BatchFormatBenchmark
{
    private const int Pairs = 5;

    public static int Run(int rowCount)
    {
        var folder = Directory.CreateTempSubdirectory("synth-batch-format-").FullName;
        try
        {
            RunPass("synth", "prepare", rowCount, folder);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rowCount:N0} rows of {OrderTable.Kinds.Length} columns, median of {Pairs} paired runs\n"));
            Console.WriteLine("| work | format | seconds | CPU seconds | allocated MB | peak RSS MB |");
            Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");
            Compare("read", "read → encode", rowCount, folder);
            Compare("load", "generate → load", rowCount, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(string pass, string title, int rowCount, string folder)
    {
        var (ours, arrow) = (new List<Measurement>(), new List<Measurement>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            // Each goes first in turn, so that neither always finds the file in a warmer cache.
            var order = pair % 2 == 0 ? new[] { ("synth", ours), ("arrow", arrow) } : [("arrow", arrow), ("synth", ours)];
            foreach (var (format, results) in order)
            {
                results.Add(RunPass(format, pass, rowCount, folder));
            }
        }

        if (ours.Concat(arrow).DistinctBy(measurement => measurement.Checksum).Count() != 1)
        {
            throw new InvalidOperationException($"The formats disagree about what came out of {title}.");
        }

        PrintRow(title, "Synth.Data", ours);
        PrintRow(title, "Apache.Arrow", arrow);
        PrintRatios(title, ours, arrow);
    }

    private static Measurement RunPass(string format, string pass, int rowCount, string folder)
    {
        string[] arguments = [BatchFormatPass.Verb, format, pass, rowCount.ToString(CultureInfo.InvariantCulture), folder];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Measurement.Parse(line)
            : throw new InvalidOperationException($"Pass {pass} in format {format} ended with exit code {process.ExitCode}.");
    }

    private static void PrintRow(string title, string format, List<Measurement> runs) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | {format} | {Median(runs, run => run.Seconds):0.00} | {Median(runs, run => run.CpuSeconds):0.00} | "
            + $"{Median(runs, run => run.AllocatedMb):0.0} | {Median(runs, run => run.PeakRssMb):0} |"));

    private static void PrintRatios(string title, List<Measurement> ours, List<Measurement> arrow)
    {
        double Ratio(Func<Measurement, double> cost)
        {
            var ratios = arrow.Zip(ours, (a, o) => cost(a) / cost(o)).Order().ToArray();
            return ratios[ratios.Length / 2];
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {title} | *Arrow : ours* | {Ratio(run => run.Seconds):0.00} | {Ratio(run => run.CpuSeconds):0.00} | "
            + $"{Ratio(run => run.AllocatedMb):0.0} | {Ratio(run => run.PeakRssMb):0.00} |"));
    }

    private static double Median(List<Measurement> runs, Func<Measurement, double> cost) =>
        runs.Select(cost).Order().ElementAt(runs.Count / 2);
}
