using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Checks the collected rows of a database against the source's schema, independently of the engine that holds them.</summary>
internal static class IntegrityMeter
{
    /// <summary>The promises that are broken. Foreign keys to tables of which only a sample was collected are not checked.</summary>
    public static ValueList<BrokenPromise> Check(CollectedDatabase database) =>
        database.Scope.Tables.SelectMany(table => Check(database, database[table.Name])).ToValueList();

    private static IEnumerable<BrokenPromise> Check(CollectedDatabase database, CollectedTable table)
    {
        var schema = table.Scope.Table;
        if (table.Scope.RowCount > 0 && table.OfferedRows == 0)
        {
            yield return new BrokenPromise(schema.Name, "table has rows", table.Scope.RowCount);
            yield break;
        }

        foreach (var (index, column) in schema.Columns.Index())
        {
            if (table.Layout[index] is null && column.IsWritable && table.RowCount > 0)
            {
                yield return new BrokenPromise(schema.Name, $"column {column.Name} is there", table.RowCount);
            }
            else if (!column.IsNullable && table.Layout[index] is not null && table.Columns[index].NullCount > 0)
            {
                yield return new BrokenPromise(schema.Name, $"not null {column.Name}", table.Columns[index].NullCount);
            }
        }

        foreach (var key in schema.UniqueKeys())
        {
            if (CountDuplicates(table, key) is > 0 and var duplicates)
            {
                yield return new BrokenPromise(schema.Name, $"unique {string.Join(", ", key)}", duplicates);
            }
        }

        foreach (var (number, key) in schema.ForeignKeys.Index().Where(entry => database.Scope.Contains(entry.Item.ReferencedTable)))
        {
            if (database[key.ReferencedTable].IsWhole && table.Links[number].Count(link => link == -2) is > 0 and var dangling)
            {
                yield return new BrokenPromise(schema.Name, $"foreign key {FeatureSource.KeyLabel(key)}", dangling);
            }
        }
    }

    private static int CountDuplicates(CollectedTable table, ValueList<string> key)
    {
        var places = key.Select(table.Scope.Table.IndexOf).ToArray();
        if (places.Any(place => table.Layout[place] is null))
        {
            return 0;
        }

        var reader = new RowKey(places);
        var seen = new HashSet<UInt128>();
        return Enumerable.Range(0, table.RowCount).Count(row => reader.Read(table.Columns, row) is { } value && !seen.Add(value));
    }
}
