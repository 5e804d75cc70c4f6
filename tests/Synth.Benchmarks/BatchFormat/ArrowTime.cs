namespace Synth.Benchmarks.BatchFormat;

/// <summary>Arrow's finest unit that reaches the year 9999: microseconds since 1970.</summary>
internal static class ArrowTime
{
    public static long FromTicks(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long ToTicks(long microseconds) => (microseconds * TimeSpan.TicksPerMicrosecond) + DateTime.UnixEpoch.Ticks;
}
