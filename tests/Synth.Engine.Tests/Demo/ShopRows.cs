using Synth.Data;
using Synth.Engine.Demo;
using Synth.Schema;

namespace Synth.Engine.Tests.Demo;

/// <summary>All rows of a shop, read back from its batches.</summary>
internal sealed class ShopRows
{
    private readonly Dictionary<string, ShopRow[]> tables;
    private readonly Dictionary<(string, string), ILookup<long, ShopRow>> lookups = [];

    public ShopRows(Dictionary<string, ShopRow[]> tables) => this.tables = tables;

    /// <summary>The shop of default options; made once, only read by tests.</summary>
    public static ShopRows Default { get; } = Make(new ShopOptions());

    public IReadOnlyDictionary<string, ShopRow[]> Tables => tables;

    public ShopRow[] this[string table] => tables[table];

    public int Total => tables.Values.Sum(rows => rows.Length);

    public static ShopRows Make(ShopOptions options)
    {
        var shop = ShopDatabase.Create(options, CancellationToken.None);
        return new ShopRows(ShopDatabase.Schema.Tables.ToDictionary(
            table => table.Name.Name,
            table => shop.Read(table.Name).SelectMany(Rows).ToArray()));
    }

    /// <summary>The same rows, but each with a column's value from the row half a table and one further on.</summary>
    public ShopRows Displace(string table, string column)
    {
        var rows = tables[table];
        var displaced = rows.Select((row, i) => row.With(column, rows[(i + (rows.Length / 2) + 1) % rows.Length][column])).ToArray();
        return new ShopRows(new Dictionary<string, ShopRow[]>(tables) { [table] = displaced });
    }

    /// <summary>The row of a table with a key of one number.</summary>
    public ShopRow One(string table, string column, long value) => Of(table, column, value).Single();

    /// <summary>The rows of a table with a number in a column.</summary>
    public IEnumerable<ShopRow> Of(string table, string column, long value)
    {
        lock (lookups)
        {
            if (!lookups.TryGetValue((table, column), out var lookup))
            {
                lookups[(table, column)] = lookup = tables[table].ToLookup(row => row.Number(column));
            }

            return lookup[value];
        }
    }

    public static IEnumerable<ShopRow> Rows(RecordBatch batch)
    {
        using (batch)
        {
            for (var row = 0; row < batch.RowCount; row++)
            {
                yield return new ShopRow(batch.Layout.Index().ToDictionary(
                    column => column.Item.Name, column => Value(batch.Columns[column.Index], column.Item.Type, row)));
            }
        }
    }

    private static object? Value(ColumnVector vector, ColumnType type, int row) => vector.IsNull(row) ? null : type switch
    {
        BooleanType => ((FixedVector<long>)vector).Values[row] == 1,
        IntegerType => ((FixedVector<long>)vector).Values[row],
        DateType => DateOnly.FromDayNumber((int)((FixedVector<long>)vector).Values[row]),
        TimestampType => new DateTime(((FixedVector<long>)vector).Values[row]),
        DecimalType { Scale: { } scale } => (decimal)((FixedVector<Int128>)vector).Values[row] / (decimal)DecimalValues.PowerOfTen(scale),
        TextType => ((BytesVector)vector).GetString(row),
        _ => throw new NotSupportedException($"The shop has no column of {type}."),
    };
}
