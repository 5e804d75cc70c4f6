using Synth.Schema;

namespace Synth.Data;

/// <summary>
/// Some rows of a table, column by column. Whoever receives a batch owns it and disposes it after use;
/// its arrays then go back to the pool.
/// </summary>
public sealed class RecordBatch : IDisposable
{
    /// <summary>Bytes of texts and blobs from which on a reader adds no more rows to a batch.</summary>
    public const long FullBytes = 1L << 23;

    private readonly BytesVector[] texts;

    /// <summary>Makes a batch over vectors of equal length, of which it becomes the owner.</summary>
    /// <exception cref="ArgumentException">Layout and vectors disagree in number or storage, or the vectors in length.</exception>
    public RecordBatch(ValueList<ColumnLayout> layout, IReadOnlyList<ColumnVector> columns)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(columns);
        if (layout.Count != columns.Count || layout.Where((column, i) => column.Storage != columns[i].Kind).Any())
        {
            throw new ArgumentException("Layout and vectors disagree.", nameof(columns));
        }

        if (columns.Any(column => column.Count != columns[0].Count))
        {
            throw new ArgumentException("The vectors differ in length.", nameof(columns));
        }

        Layout = layout;
        Columns = columns;
        texts = [.. columns.OfType<BytesVector>()];
    }

    /// <summary>What the columns are, in order.</summary>
    public ValueList<ColumnLayout> Layout { get; }

    /// <summary>The values, one vector per column of <see cref="Layout"/>.</summary>
    public IReadOnlyList<ColumnVector> Columns { get; }

    /// <summary>The values of the column of that name. Takes time in the number of columns.</summary>
    /// <exception cref="ArgumentException">The batch has no such column.</exception>
    public ColumnVector this[string name]
    {
        get
        {
            for (var i = 0; i < Layout.Count; i++)
            {
                if (Layout[i].Name == name)
                {
                    return Columns[i];
                }
            }

            throw new ArgumentException($"The batch has no column {name}.", nameof(name));
        }
    }

    /// <summary>The number of rows; 0 for a batch without columns.</summary>
    public int RowCount => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <summary>An empty batch to fill.</summary>
    /// <param name="layout">The columns.</param>
    /// <param name="capacity">Rows to make room for.</param>
    public static RecordBatch Create(ValueList<ColumnLayout> layout, int capacity)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new RecordBatch(layout, [.. layout.Select(column => ColumnVector.Create(column.Storage, capacity))]);
    }

    /// <summary>The layout of the columns of a table that rows carry values for (generated columns are left out).</summary>
    public static ValueList<ColumnLayout> LayoutOf(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Columns.Where(column => column.IsWritable).Select(ColumnLayout.Of).ToValueList();
    }

    /// <summary>Whether a reader is to add another row: there are fewer than wanted, and not yet <see cref="FullBytes"/> in them.</summary>
    /// <param name="wanted">Rows at most.</param>
    public bool HasRoom(int wanted)
    {
        var size = 0L;
        foreach (var column in texts)
        {
            size += column.ByteCount;
        }

        return RowCount < wanted && size < FullBytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in Columns)
        {
            column.Dispose();
        }
    }
}
