namespace Synth.Data;

/// <summary>
/// The values of one column of all rows of a table, kept for as long as rows are made. Integers, dates and decimals are packed: of each
/// 1,024 rows the least value is kept, the greatest common divisor of the distances from it, and the distances in as few bits as the
/// largest one takes (frame of reference: Goldstein, Ramakrishnan and Shaft, <i>Compressing relations and indexes</i>, ICDE 1998).
/// Timestamps by the second of some years take 28 bits, dates of some years 11. Other storages are kept as they are.
/// </summary>
/// <remarks>Not thread-safe while it is filled.</remarks>
public sealed class HeldColumn
{
    private const int ChunkBits = 10;
    private const int ChunkRows = 1 << ChunkBits;

    private readonly ColumnVector plain;
    private readonly PackedIntegers[]? chunks;

    /// <summary>A column without values.</summary>
    /// <param name="kind">The physical form of the values.</param>
    /// <param name="rows">How many there will be.</param>
    public HeldColumn(StorageKind kind, int rows)
    {
        Kind = kind;
        Rows = rows;
        if (kind is StorageKind.Int64 or StorageKind.Int128)
        {
            chunks = new PackedIntegers[(rows + ChunkRows - 1) >> ChunkBits];
        }

        plain = ColumnVector.Create(kind, chunks is null ? rows : Math.Min(rows, ChunkRows));
    }

    /// <summary>A column that somebody else keeps.</summary>
    public HeldColumn(ColumnVector values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (Kind, Rows, Count, plain) = (values.Kind, values.Count, values.Count, values);
    }

    /// <summary>The physical form of the values.</summary>
    public StorageKind Kind { get; }

    /// <summary>How many values there will be.</summary>
    public int Rows { get; }

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>The values where they are not packed.</summary>
    public ColumnVector? Plain => chunks is null ? plain : null;

    /// <summary>A packed value; null where there is none.</summary>
    /// <param name="row">The row, from 0.</param>
    public Int128? this[long row] => chunks![row >> ChunkBits][(int)row & (ChunkRows - 1)];

    /// <summary>The bytes that packed values take; 0 where they are not packed.</summary>
    public long PackedBytes => chunks?.Sum(chunk => chunk?.Bytes ?? 0) ?? 0;

    /// <summary>Adds all values of a vector of the same storage. They can be read once there are <see cref="Rows"/>.</summary>
    public void Append(ColumnVector source)
    {
        ArgumentNullException.ThrowIfNull(source);
        for (var row = 0; row < source.Count; row++)
        {
            plain.AppendFrom(source, row);
            Count++;
            if (chunks is not null && (plain.Count == ChunkRows || Count == Rows))
            {
                chunks[(Count - 1) >> ChunkBits] = PackedIntegers.Of(plain);
                plain.Clear();
            }
        }
    }

    /// <summary>Adds a value to a vector of the same storage.</summary>
    /// <param name="target">The vector.</param>
    /// <param name="row">The row, from 0.</param>
    public void AppendTo(ColumnVector target, long row)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (chunks is null)
        {
            target.AppendFrom(plain, (int)row);
            return;
        }

        switch (target, this[row])
        {
            case (_, null):
                target.AppendNull();
                break;
            case (FixedVector<long> integers, { } value):
                integers.Append((long)value);
                break;
            case (FixedVector<Int128> wide, { } value):
                wide.Append(value);
                break;
            default:
                throw new ArgumentException($"A vector of {target.Kind} for values of {Kind}.", nameof(target));
        }
    }

    /// <summary>The values of some rows, in the order in which they are asked for; null for negative ones.</summary>
    /// <param name="rows">The rows. Shape [asked].</param>
    public ColumnVector Gather(ReadOnlySpan<long> rows)
    {
        var result = ColumnVector.Create(Kind, rows.Length);
        foreach (var row in rows)
        {
            if (row < 0)
            {
                result.AppendNull();
            }
            else
            {
                AppendTo(result, row);
            }
        }

        return result;
    }

    /// <summary>The keys of all rows in some columns, null being a value like any other, see <see cref="RowKey"/>. Shape [rows].</summary>
    /// <param name="columns">Columns of one table, in the order in which they count; at least one.</param>
    public static IEnumerable<UInt128> KeysOf(IReadOnlyList<HeldColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var key = new RowKey(Enumerable.Range(0, columns.Count));
        ColumnVector[] row = [.. columns.Select(column => ColumnVector.Create(column.Kind, 1))];
        for (var i = 0; i < columns[0].Count; i++)
        {
            for (var column = 0; column < row.Length; column++)
            {
                row[column].Clear();
                columns[column].AppendTo(row[column], i);
            }

            yield return key.ReadWithNulls(row, 0);
        }
    }
}
