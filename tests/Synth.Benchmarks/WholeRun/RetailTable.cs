using Synth.Data;
using Synth.Schema;
using Synth.Testing;

namespace Synth.Benchmarks.WholeRun;

/// <summary>A made-up table with its rows.</summary>
internal sealed class RetailTable
{
    private const int BatchRows = 8192;

    private readonly RetailColumn[] columns;
    private readonly RandomStream stream;
    private int[]? order;
    private int[]? places;

    /// <summary>Makes a table of an identifier and other columns.</summary>
    public RetailTable(string name, long rowCount, params RetailColumn[] others)
    {
        columns = [RetailColumn.Integer("id", draws => IdOf(draws.Row)), .. others];
        RowCount = rowCount;
        stream = RandomStream.FromSeed(7).Derive(name);
        Definition = SchemaBuilder.Table(name, columns.Select(column => column.Column)).WithKey("id");
    }

    public Table Definition { get; private set; }

    public long RowCount { get; }

    /// <summary>The table with a foreign key to another one's identifier, and an index on it.</summary>
    public RetailTable References(string column, string table)
    {
        Definition = Definition.WithForeignKey(table, (column, "id")).WithIndex(
            $"ix_{Definition.Name.Name}_{column}", isUnique: false, new IndexKey(column));
        return this;
    }

    /// <summary>The table with identifiers that grow with a number of its rows, as those do that are given out one by one.</summary>
    /// <param name="number">The number of a row, such as a moment.</param>
    public RetailTable InOrderOf(Func<RowDraws, long> number)
    {
        var numbers = new long[RowCount];
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = number(DrawsOf(row));
        }

        order = [.. Enumerable.Range(0, numbers.Length)];
        Array.Sort(numbers, order);
        places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return this;
    }

    /// <summary>The identifier of a row.</summary>
    public long IdOf(long row) => 1 + (places?[row] ?? row);

    /// <summary>The choices of a row, also for rows that refer to it.</summary>
    public RowDraws DrawsOf(long row) => new(stream, row);

    /// <summary>All rows by their identifiers; each batch is disposed when the next one is asked for.</summary>
    public IEnumerable<RecordBatch> Read()
    {
        var layout = RecordBatch.LayoutOf(Definition);
        for (var begin = 0L; begin < RowCount; begin += BatchRows)
        {
            using var batch = RecordBatch.Create(layout, BatchRows);
            for (var row = begin; row < Math.Min(begin + BatchRows, RowCount); row++)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Append(batch.Columns[i], DrawsOf(order?[row] ?? row));
                }
            }

            yield return batch;
        }
    }
}
