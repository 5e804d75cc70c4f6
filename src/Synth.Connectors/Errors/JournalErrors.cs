using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The refusals of a journal, in the same words for every engine.</summary>
public static class JournalErrors
{
    /// <summary>There is no run to join.</summary>
    /// <param name="place">The target, for people.</param>
    public static SafetyException NotPrepared(string place) =>
        new($"{place} is not prepared: no unfinished run with a journal is there. Run synth generate --prepare first.");

    /// <summary>Somebody is at work who must not be.</summary>
    /// <param name="place">The target, for people.</param>
    public static SafetyException InUse(string place) =>
        new($"Another session of Synth is at work on {place}. Wait for its end, and try again.");

    /// <summary>The load is divided into another number of partitions.</summary>
    public static SafetyException OtherDivision() =>
        new("The load of the target is divided into another number of partitions. Give the number that the first partition gave.");

    /// <summary>A partition was taken over.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="token">The token by which it was held.</param>
    public static LeaseLostException LeaseLost(int partition, long token) => new(string.Create(
        CultureInfo.InvariantCulture, $"Partition {partition} is no longer held by token {token}: another process has taken it over."));

    /// <summary>A block is loaded already.</summary>
    public static SafetyException AlreadyLoaded(TableName table, LoadEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new SafetyException(string.Create(
            CultureInfo.InvariantCulture,
            $"Table {table}: block {entry.Block} of partition {entry.Partition} is loaded already; another session fills the same "
            + $"partition. Stop one of them."));
    }
}
