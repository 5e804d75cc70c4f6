using System.Globalization;

namespace Synth.Benchmarks.ClusterScale;

/// <summary>Where the limits of a cluster are: simulated runs of 1 to 200 workers, as a table and a plot.</summary>
internal static class ClusterScaleBenchmark
{
    private static readonly int[] Workers = [1, 2, 5, 10, 20, 50, 100, 200];

    // What a copy of five million rows took on the same two cores (pg_dump | psql), and a server that takes ten times as much.
    private static readonly double[] TargetRates = [590_000, 5_900_000];

    /// <summary>Simulates, writes the table to the console and the plot to a file.</summary>
    public static int Run(string plot)
    {
        var constants = new ScaleConstants();
        var results = TargetRates
            .SelectMany(rate => Workers.Select(workers => new ClusterSimulation(constants, workers, rate).Run()))
            .ToArray();
        Console.WriteLine("| target takes | workers | hours | of them loading | failed workers "
            + "| calls/s | µs a call | coordinator's core | store, ops/s | store, kB/s |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var result in results)
        {
            Console.WriteLine(RowOf(result, constants));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nThe board holds {results.Max(result => result.BoardBytes) / 1e6:0.0} MB; "
                + $"settling takes each worker {results[0].SettleSeconds:N0} s."));
        File.WriteAllText(plot, ScalePlot.Draw(results));
        return 0;
    }

    private static string RowOf(ScaleResult result, ScaleConstants constants)
    {
        var (write, read) = constants.StoreSeconds;
        var operations = (result.Workers / write) + (result.Workers / read);
        var kilobytes = result.Workers / read * result.Workers * constants.MemberBytes / 1000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {result.TargetRate / 1e6:0.00} M rows/s | {result.Workers} | {result.Hours:0.0} | {result.LoadSeconds / 3600:0.0} | "
                + $"{result.Failures} | {result.CallRate:0.0} | {result.BoardSeconds / result.Calls * 1e6:0.0} | "
                + $"{result.CoordinatorLoad(constants):0.0%} | {operations:0.0} | {kilobytes:0} |");
    }
}
