using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Finds room in a unique key for rows beside whose values the column that gives way has none left: a second column of the key gives way,
/// too. Of ten classes that have 382 lessons in five days of eight hours, most have a day that was drawn for nine of them.
/// </summary>
/// <param name="table">The table's model.</param>
/// <param name="rule">The key, in which a column gives way.</param>
/// <param name="stream">Where the search for each row begins.</param>
internal sealed class KeyRoom(TableModel table, UniqueRule rule, RandomStream stream)
{
    /// <summary>So many pairs of values are tried for a row.</summary>
    private const int MostTried = 100_000;

    /// <summary>Whether a column may take other values than were made for it: nothing follows from it, and no other key has it.</summary>
    /// <param name="table">The table's model.</param>
    /// <param name="column">The column.</param>
    public static bool MayMove(TableModel table, ColumnModel column) =>
        column is DataColumnModel { Decided: null }
        && table.UniqueRules.Where(rule => rule.Columns.Contains(column.Name)).ToArray() is [{ Adjusted: { } adjusted }]
        && adjusted != column.Name
        && !Array.Exists(table.WatchedKeys, key => key.Columns.Contains(column.Name))
        && !Array.Exists(table.WatchedSpans, span => span.Columns.Contains(column.Name))
        && !Array.Exists(table.Rules, known => known.Column == column.Name || known.Operands.Contains(column.Name))
        && !table.Columns.OfType<DataColumnModel>()
            .Any(other => other.Encoder.CountedFrom == column.Name || other.Encoder.Needs.Contains(column.Name));

    /// <summary>The columns of the key that give way, besides, in turn.</summary>
    public IEnumerable<string> Movable => table.Columns
        .Where(column => rule.Columns.Contains(column.Name) && MayMove(table, column)).Select(column => column.Name);

    /// <summary>Gives rows values that are still free: both columns take those of other rows.</summary>
    /// <param name="batch">The rows, the columns of the key filled.</param>
    /// <param name="adjusted">The number of the column that gives way.</param>
    /// <param name="rows">The rows that have no room, in order.</param>
    /// <param name="begin">The position of the first row of the batch.</param>
    /// <returns>The rows that have none still.</returns>
    public List<int> Settle(RecordBatch batch, int adjusted, List<int> rows, long begin)
    {
        foreach (var second in rows.Count == 0 ? [] : Movable)
        {
            rows = Settle(batch, adjusted, batch.Layout.Index().First(entry => entry.Item.Name == second).Index, rows, begin);
        }

        return rows;
    }

    private List<int> Settle(RecordBatch batch, int adjusted, int second, List<int> rows, long begin)
    {
        var numbers = batch.Layout.Index().Where(entry => rule.Columns.Contains(entry.Item.Name)).Select(entry => entry.Index).ToArray();
        var others = KeyOf(numbers.Except([adjusted, second]), batch);
        var (values, seconds) = (new Values(KeyOf([adjusted], batch), batch, adjusted), new Values(KeyOf([second], batch), batch, second));
        var taken = new HashSet<(UInt128 Others, UInt128 Second, UInt128 Value)>();
        for (var row = 0; row < batch.Columns[adjusted].Count; row++)
        {
            if (rows.BinarySearch(row) < 0)
            {
                taken.Add((others.ReadWithNulls(batch.Columns, row), seconds.Add(row), values.Add(row)));
            }
        }

        var moves = new Dictionary<int, (int Second, int Value)>();
        var pairs = seconds.Count * values.Count;
        foreach (var row in pairs == 0 ? [] : rows)
        {
            var beside = others.ReadWithNulls(batch.Columns, row);
            var first = stream.Below(begin + row, pairs);
            for (var tried = 0L; tried < Math.Min(MostTried, pairs); tried++)
            {
                var (place, value) = Math.DivRem((first + tried) % pairs, values.Count);
                if (taken.Add((beside, seconds[place].Key, values[value].Key)))
                {
                    moves.Add(row, (seconds[place].Row, values[value].Row));
                    break;
                }
            }
        }

        Move(batch.Columns[second], row => moves.TryGetValue(row, out var move) ? move.Second : row);
        Move(batch.Columns[adjusted], row => moves.TryGetValue(row, out var move) ? move.Value : row);
        return rows.FindAll(row => !moves.ContainsKey(row));
    }

    private RowKey KeyOf(IEnumerable<int> columns, RecordBatch batch) =>
        new(columns, column => rule.Folded.Contains(batch.Layout[column].Name));

    private static void Move(ColumnVector column, Func<int, int> from) => ColumnRewriter.Rewrite(column, (row, own) =>
    {
        column.AppendFrom(own, from(row));
        return true;
    });

    /// <summary>The different values of a column, each with a row that has it.</summary>
    private sealed class Values(RowKey reader, RecordBatch batch, int column)
    {
        private readonly HashSet<UInt128> seen = [];
        private readonly List<(UInt128 Key, int Row)> values = [];

        public long Count => values.Count;

        public (UInt128 Key, int Row) this[long place] => values[(int)place];

        public UInt128 Add(int row)
        {
            var key = reader.ReadWithNulls(batch.Columns, row);
            if (!batch.Columns[column].IsNull(row) && seen.Add(key))
            {
                values.Add((key, row));
            }

            return key;
        }
    }
}
