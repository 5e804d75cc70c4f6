using Synth.Schema;

namespace Synth.Engine;

/// <summary>What a session did with its share of a run.</summary>
/// <param name="RunId">The run's identifier, as in the target's marker.</param>
/// <param name="Partition">The share.</param>
/// <param name="Blocks">How many blocks the share has.</param>
/// <param name="Tables">For each table the rows of the share that are in the target, of earlier sessions too.</param>
/// <param name="Seconds">This session, in seconds.</param>
public sealed record PartitionResult(
    string RunId, Partition Partition, int Blocks, IReadOnlyDictionary<TableName, long> Tables, double Seconds);
