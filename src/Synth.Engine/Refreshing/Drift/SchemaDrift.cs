using Synth.Schema;

namespace Synth.Engine;

/// <summary>Compares a catalog with that of an earlier time. Pure. Positions of sequences are data and no drift.</summary>
internal static class SchemaDrift
{
    /// <summary>The differences, in order of the schema: what went and changed, then what came, kind by kind.</summary>
    public static ValueList<DriftEntry> Compare(DatabaseSchema before, DatabaseSchema now)
    {
        IEnumerable<DriftEntry> engine = before.Engine == now.Engine
            ? []
            : [new(DriftKind.Changed, "source", $"engine {before.Engine} → {now.Engine}")];
        return engine
            .Concat(Items("extension", before.Extensions, now.Extensions, item => item.Name, Same))
            .Concat(Items(
                "type", before.Types, now.Types, item => item.Name.ToString(), (old, item) => Statement(old.Definition, item.Definition)))
            .Concat(Items("sequence", before.Sequences, now.Sequences, item => item.Name.ToString(), CompareSequences))
            .Concat(Items("table", before.Tables, now.Tables, item => item.Name.ToString(), TableDrift.Compare))
            .Concat(Items(
                "view", before.Views, now.Views, item => item.Name.ToString(), (old, item) => Statement(old.Definition, item.Definition)))
            .Concat(Items(
                "routine",
                before.Routines,
                now.Routines,
                item => $"{item.Name} ({item.Signature})",
                (old, item) => Statement(old.Definition, item.Definition)))
            .Concat(Items("trigger", before.Triggers, now.Triggers, item => $"{item.Name} of table {item.Table}", CompareTriggers))
            .Concat(Items(
                "object",
                before.Objects,
                now.Objects,
                item => $"{item.Kind} {item.Name}",
                (old, item) => Statement(old.Definition, item.Definition)))
            .ToValueList();
    }

    /// <summary>Pairs what has one name, and compares it.</summary>
    /// <param name="kind">What the items are called.</param>
    /// <param name="before">What was there.</param>
    /// <param name="now">What is there.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="compare">What differs between two of one name: the part of the item, empty for itself, and how.</param>
    public static IEnumerable<DriftEntry> Items<T>(
        string kind, IEnumerable<T> before, IEnumerable<T> now, Func<T, string> nameOf, Func<T, T, IEnumerable<DriftEntry>> compare)
    {
        // Names are unique in a sane catalog; where one is not, the first stands for all.
        var current = now.GroupBy(nameOf).ToDictionary(group => group.Key, group => group.First());
        var earlier = before.GroupBy(nameOf).ToDictionary(group => group.Key, group => group.First());
        foreach (var (name, old) in earlier)
        {
            if (!current.TryGetValue(name, out var item))
            {
                yield return new DriftEntry(DriftKind.Removed, $"{kind} {name}", "");
                continue;
            }

            foreach (var entry in compare(old, item))
            {
                yield return entry with { Subject = entry.Subject.Length == 0 ? $"{kind} {name}" : $"{kind} {name}, {entry.Subject}" };
            }
        }

        foreach (var name in current.Keys.Where(name => !earlier.ContainsKey(name)))
        {
            yield return new DriftEntry(DriftKind.Added, $"{kind} {name}", "");
        }
    }

    /// <summary>A change of one property, if there is any; both are shown.</summary>
    public static IEnumerable<DriftEntry> Property(string name, object? before, object? now) => Equals(before, now)
        ? []
        : [new DriftEntry(DriftKind.Changed, "", $"{name} {Show(before)} → {Show(now)}")];

    /// <summary>A change of a statement, if there is any; texts are long and not shown.</summary>
    public static IEnumerable<DriftEntry> Statement(string? before, string? now) =>
        before == now ? [] : [new DriftEntry(DriftKind.Changed, "", "its definition differs")];

    private static IEnumerable<DriftEntry> Same<T>(T before, T now) => Property("definition", before, now);

    private static IEnumerable<DriftEntry> CompareSequences(Sequence before, Sequence now) =>
        Statement("", before with { LastValue = null } == now with { LastValue = null } ? "" : "differs");

    private static IEnumerable<DriftEntry> CompareTriggers(Trigger before, Trigger now) =>
        Statement(before.Definition, now.Definition).Concat(Property("enabled", before.IsEnabled, now.IsEnabled));

    private static string Show(object? value) => value?.ToString() is { Length: > 0 } text ? text : "nothing";
}
