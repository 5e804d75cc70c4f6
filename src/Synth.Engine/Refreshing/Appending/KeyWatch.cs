using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// What a table's unique keys hold, as hashes of 16 bytes a row and key, so that added families do not repeat it. Keys over expressions,
/// over some rows only, or over computed columns are left to the engine.
/// </summary>
internal sealed class KeyWatch
{
    private readonly string[][] keys;
    private readonly bool beginsWithPrimary;
    private readonly HashSet<UInt128>[] taken;

    /// <summary>Watches the unique keys of a table.</summary>
    public KeyWatch(Table table)
    {
        var writable = table.Columns.Where(column => column.IsWritable).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        keys = [.. KeysOf(table).Where(key => key.Length > 0 && Array.TrueForAll(key, writable.Contains))];
        beginsWithPrimary = table.PrimaryKey is { } primary && keys is [var first, ..]
            && first.SequenceEqual(primary.Columns, StringComparer.Ordinal);
        taken = [.. keys.Select(_ => new HashSet<UInt128>())];
    }

    /// <summary>Takes rows down that are there.</summary>
    /// <param name="columns">The table's column of each vector.</param>
    /// <param name="rows">The rows.</param>
    public void Take(IReadOnlyList<string> columns, RecordBatch rows)
    {
        foreach (var (i, reader) in ReadersOf(columns).Index())
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                if (reader.Read(rows.Columns, row) is { } key)
                {
                    taken[i].Add(key);
                }
            }
        }
    }

    /// <summary>The rows that repeat what is there.</summary>
    public IEnumerable<int> FindTaken(IReadOnlyList<string> columns, RecordBatch rows) => FindTaken(columns, rows, keys.Length);

    /// <summary>The rows whose primary key is there. Without one that is watched, none.</summary>
    public IEnumerable<int> FindThere(IReadOnlyList<string> columns, RecordBatch rows) =>
        FindTaken(columns, rows, beginsWithPrimary ? 1 : 0);

    // By so many of the first keys.
    private IEnumerable<int> FindTaken(IReadOnlyList<string> columns, RecordBatch rows, int count)
    {
        var readers = ReadersOf(columns);
        return Enumerable.Range(0, rows.RowCount).Where(row => Enumerable.Range(0, count)
            .Any(i => readers[i].Read(rows.Columns, row) is { } key && taken[i].Contains(key)));
    }

    private static IEnumerable<string[]> KeysOf(Table table) =>
    [
        .. table.PrimaryKey is { } primary ? [primary.Columns.ToArray()] : Array.Empty<string[]>(),
        .. table.UniqueConstraints.Select(unique => unique.Columns.ToArray()),
        .. table.Indexes
            .Where(index => index is { IsUnique: true, Filter: null } && index.Keys.All(key => key.Column is not null))
            .Select(index => index.Keys.Select(key => key.Column!).ToArray()),
    ];

    private RowKey[] ReadersOf(IReadOnlyList<string> columns)
    {
        var places = columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        return Array.ConvertAll(keys, key => new RowKey(key.Select(column => places[column])));
    }
}
