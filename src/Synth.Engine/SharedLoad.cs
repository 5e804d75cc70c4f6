using System.Globalization;

namespace Synth.Engine;

/// <summary>How far a load is that many processes share.</summary>
/// <param name="Workers">Processes that take part and were heard of lately, those that wait for work included.</param>
/// <param name="Done">Partitions that are loaded whole.</param>
/// <param name="Leased">Partitions that somebody loads at this moment.</param>
/// <param name="Left">Partitions that nobody has begun, or that were given back.</param>
/// <param name="RowsPerSecond">Rows that all of them loaded in a second, over the last seconds; 0 while that is not known.</param>
public sealed record SharedLoad(int Workers, int Done, int Leased, int Left, double RowsPerSecond)
{
    /// <summary>For people, on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Workers} {(Workers == 1 ? "worker" : "workers")}, partitions: {Done} loaded, {Leased} being loaded, {Left} left{Rate}");

    private string Rate => RowsPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $", {RowsPerSecond:N0} rows/s") : "";
}
