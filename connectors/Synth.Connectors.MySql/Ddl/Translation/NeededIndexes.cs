using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>
/// Adds the indexes that the engine insists on: one for each foreign key (which it would make by itself), and one for a numbered column.
/// Pure.
/// </summary>
internal static class NeededIndexes
{
    public static Table Add(Table table, NameAllocator names)
    {
        var numbered = table.Columns.FirstOrDefault(column => column.Identity is not null)?.Name;
        if (numbered is not null && !Keys(table).Any(key => key[0] == numbered))
        {
            var index = new Synth.Schema.Index
            {
                Name = names.Allocate(numbered),
                Keys = [new(numbered)],
                Options = [TableParts.Numbering]
            };
            table = table with { Indexes = [.. table.Indexes, index] };
        }

        return table.ForeignKeys.Aggregate(table, (current, key) => IsCovered(current, key) ? current : current with
        {
            Indexes =
            [
                .. current.Indexes,
                new Synth.Schema.Index { Name = names.Allocate(key.Name!),
                    Keys = key.ReferencingColumns.Select(column => new IndexKey(column)).ToValueList() },
            ],
        });
    }

    private static bool IsCovered(Table table, ForeignKey key)
    {
        string[] wanted = [.. key.ReferencingColumns];
        var indexes = table.Indexes.Where(index => index.Method is null
            && index.Keys.All(column => column is { Column: not null, PrefixLength: null, IsDescending: false }))
            .Select(index => index.Keys.Select(column => column.Column!).ToArray());
        return Keys(table).Concat(indexes).Any(columns => columns.Take(wanted.Length).SequenceEqual(wanted));
    }

    private static IEnumerable<string[]> Keys(Table table) =>
        table.UniqueConstraints.Select(unique => unique.Columns.ToArray())
            .Concat(table.PrimaryKey is { } key ? [key.Columns.ToArray()] : []);
}
