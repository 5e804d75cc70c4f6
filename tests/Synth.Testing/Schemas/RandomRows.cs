using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>
/// Rows for a schema that keep its keys: values of key columns follow from the row's position, references point at positions.
/// </summary>
public sealed class RandomRows(DatabaseSchema schema, RandomStream random, int rowCount)
{
    /// <summary>The rows of a table, in batches of uneven size.</summary>
    public IEnumerable<RecordBatch> BatchesOf(Table table)
    {
        var start = 0;
        for (var size = 1; start < rowCount; size = (size * 2) + 1)
        {
            var rows = Enumerable.Range(start, Math.Min(size, rowCount - start)).Select(position => Row(table, position));
            yield return BatchBuilder.Create(table, rows);
            start += size;
        }
    }

    private object?[] Row(Table table, int position)
    {
        var stream = random.Derive(table.Name.Name).Derive(position);
        var row = table.Columns.Select((column, i) => Value(table, column, position, stream.Derive(i))).ToArray();
        for (var i = 0; i < table.ForeignKeys.Count; i++)
        {
            Refer(table, table.ForeignKeys[i], row, stream.Derive("key").Derive(i));
        }

        return row;
    }

    private static object? Value(Table table, Column column, int position, RandomStream stream) =>
        table.UniqueKeys().Any(key => key.Contains(column.Name)) ? NeutralTypes.KeyValue(column.Type, position)
        : column.IsNullable && stream.Below(99, 4) == 0 ? null
        : NeutralTypes.Value(column.Type, stream);

    private void Refer(Table table, ForeignKey key, object?[] row, RandomStream stream)
    {
        var isNull = table.Columns[table.IndexOf(key.Columns[0].Column)].IsNullable && stream.Below(0, 3) == 0;
        var position = (int)stream.Below(1, rowCount);
        var referenced = schema.GetTable(key.ReferencedTable);
        foreach (var pair in key.Columns)
        {
            var type = referenced.Columns[referenced.IndexOf(pair.ReferencedColumn)].Type;
            row[table.IndexOf(pair.Column)] = isNull ? null : NeutralTypes.KeyValue(type, position);
        }
    }
}
