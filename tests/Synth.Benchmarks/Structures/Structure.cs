using Synth.Schema;

namespace Synth.Benchmarks.Structures;

/// <summary>A made-up database of a structure that real ones have, as families that can be cut into two halves of one law.</summary>
/// <param name="Name">Its name, as part of a file's name.</param>
/// <param name="FamilyCount">How many families there are, in both halves together.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="WriteFamily">Writes the rows of one family.</param>
internal sealed record Structure(string Name, int FamilyCount, ValueList<Table> Tables, Action<FamilyWriter> WriteFamily)
{
    /// <summary>Writes the rows that belong to no family and are in both halves; null where there are none.</summary>
    public Action<FamilyWriter>? WriteShared { get; init; }

    /// <summary>All structures.</summary>
    public static IReadOnlyList<Structure> All { get; } =
    [
        SessionLog.Structure,
        CategoryTree.Structure,
        StatusHistory.Structure,
        WeightedHoldings.Structure,
        AgreeingChildren.Structure,
        PolicyIntervals.Structure,
        SensorReadings.Structure,
        DoubleEntry.Structure,
        ShopDays.Structure,
    ];
}
