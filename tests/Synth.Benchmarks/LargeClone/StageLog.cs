using System.Diagnostics;
using System.Globalization;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Benchmarks.LargeClone;

/// <summary>
/// Notes of each stage of a run how long it took, what it allocated and how large the process grew, and of the load each tenth.
/// </summary>
internal sealed class StageLog : IRunObserver, IDisposable
{
    private readonly Lock sync = new();
    private readonly Dictionary<TableName, long> loaded = [];
    private readonly List<Entry> entries = [];
    private readonly List<(int Percent, double Mb)> tenths = [];
    private readonly long totalRows;
    private readonly Timer sampler;

    public StageLog(long totalRows)
    {
        this.totalRows = totalRows;
        sampler = new Timer(_ => Sample(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    /// <summary>The largest resident set that was seen, in MB.</summary>
    public double PeakMb => entries.Max(entry => entry.PeakMb);

    /// <summary>The resident set at each tenth of the load.</summary>
    public IReadOnlyList<(int Percent, double Mb)> Tenths => tenths;

    public void OnStage(RunStage stage)
    {
        lock (sync)
        {
            Close();
            entries.Add(new Entry(stage));
        }

        Sample();
    }

    public void OnRows(RunStage stage, TableName table, long done, long total)
    {
        if (stage != RunStage.Load)
        {
            return;
        }

        lock (sync)
        {
            loaded[table] = done;
            var percent = (int)(100 * loaded.Values.Sum() / totalRows);
            if (percent >= 10 * (tenths.Count + 1))
            {
                tenths.Add((percent, ResidentMb()));
            }
        }
    }

    public void OnStep(RunStage stage, int done, int total)
    {
    }

    /// <summary>A Markdown table of the stages.</summary>
    public void Print()
    {
        lock (sync)
        {
            Close();
        }

        Console.WriteLine("| stage | seconds | allocated MB | peak RSS MB |\n| --- | ---: | ---: | ---: |");
        foreach (var entry in entries)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {entry.Stage} | {entry.Seconds:0.0} | {entry.AllocatedMb:0} | {entry.PeakMb:0} |"));
        }
    }

    public void Dispose() => sampler.Dispose();

    private void Close()
    {
        if (entries is [.., { Seconds: 0 } last])
        {
            last.Seconds = Stopwatch.GetElapsedTime(last.Start).TotalSeconds;
            last.AllocatedMb = (GC.GetTotalAllocatedBytes() - last.AllocatedBefore) / 1e6;
        }
    }

    private void Sample()
    {
        lock (sync)
        {
            if (entries is [.., var last])
            {
                last.PeakMb = Math.Max(last.PeakMb, ResidentMb());
            }
        }
    }

    private static double ResidentMb() => Environment.WorkingSet / 1e6;

    private sealed class Entry(RunStage stage)
    {
        public RunStage Stage { get; } = stage;

        public long Start { get; } = Stopwatch.GetTimestamp();

        public long AllocatedBefore { get; } = GC.GetTotalAllocatedBytes();

        public double Seconds { get; set; }

        public double AllocatedMb { get; set; }

        public double PeakMb { get; set; }
    }
}
