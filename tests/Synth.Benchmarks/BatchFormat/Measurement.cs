using System.Diagnostics;
using System.Globalization;

namespace Synth.Benchmarks.BatchFormat;

/// <summary>What one pass cost.</summary>
/// <param name="Seconds">Elapsed time.</param>
/// <param name="CpuSeconds">Processor time of all threads, the collector's too; less disturbed by what else the machine does.</param>
/// <param name="AllocatedMb">Managed memory allocated during the pass.</param>
/// <param name="PeakRssMb">The process's largest resident set.</param>
/// <param name="Checksum">What came out; equal for both formats.</param>
internal sealed record Measurement(double Seconds, double CpuSeconds, double AllocatedMb, double PeakRssMb, string Checksum)
{
    /// <summary>Measures an action that returns what came out.</summary>
    public static Measurement Of(Func<string> action)
    {
        GC.Collect();
        var (allocated, cpu, start) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var checksum = action();
        return new Measurement(
            Stopwatch.GetElapsedTime(start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6,
            Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,
            checksum);
    }

    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static Measurement Parse(string line)
    {
        var parts = line.Trim().Split(' ');
        double Number(int i) => double.Parse(parts[i], CultureInfo.InvariantCulture);
        return new Measurement(Number(0), Number(1), Number(2), Number(3), parts[4]);
    }

    public string ToLine() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seconds:R} {CpuSeconds:R} {AllocatedMb:R} {PeakRssMb:R} {Checksum}");
}
