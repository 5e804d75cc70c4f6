using System.Globalization;

namespace Synth.Connectors.Files.Storage;

/// <summary>Where DuckDB puts what does not fit the memory while it reads; it makes the folder when it needs it, and removes it.</summary>
internal static class SpillFolder
{
    /// <summary>A folder of this process beside the system's other temporary files.</summary>
    public static string ForReading() =>
        Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"synth-duckdb-{Environment.ProcessId}"));
}
