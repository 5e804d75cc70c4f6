using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Writes the drawn values of a data column into the rows of a block.</summary>
internal sealed class DataCells
{
    private readonly DataColumnModel column;
    private readonly TableBlock block;
    private readonly RandomStream stream;
    private readonly byte[][] codes;
    private readonly OffsetBase? origin;
    private readonly FixedVector<long>? starts;
    private readonly DecidedRows? decided;
    private readonly long[]? settled;
    private readonly CellWriter? writer;
    private readonly double[]? shares;
    private readonly (ColumnVector Values, ColumnType Type)? told;
    private readonly decimal?[]? levels;

    /// <summary>Prepares a column.</summary>
    /// <param name="column">The column; a column that it is counted from is filled already.</param>
    /// <param name="block">The rows.</param>
    /// <param name="batch">The columns of the rows so far; null for a column that is counted from none.</param>
    /// <param name="stream">The column's stream.</param>
    public DataCells(DataColumnModel column, TableBlock block, RecordBatch? batch, RandomStream stream)
    {
        this.column = column;
        this.block = block;
        this.stream = stream;
        decided = column.Decided is null ? null : block.Decided[column.Name];
        settled = block.SettledOf(column);
        codes = new byte[column.Encoder.Variables.Count][];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = block.Codes(column.FirstVariable + i);
        }

        writer = column.Encoder.Bind(stream, block.Skeleton.RowCount, batch);
        told = column.Encoder is RelativeEncoder { Base: { } from } && batch is not null
            ? (batch[from], batch.Layout.First(other => other.Name == from).Type)
            : null;
        levels = column.Encoder is RelativeEncoder relative && block.Parent is { } parent
            ? relative.LevelsOf(parent, stream.Derive("level"))
            : null;
        origin = column.Encoder switch
        {
            OffsetEncoder offset => offset.Base,
            ElderEncoder elder => elder.Origin,
            _ => null,
        };
        if (origin is not null && (origin.FromParent ? block.Parent?.Rows : batch) is { } bases)
        {
            starts = (FixedVector<long>)bases[origin.Column];
        }

        if (column.Encoder is ElderEncoder { Origin: not null } counted && settled is not null && starts is not null)
        {
            shares = SharesOf(counted);
        }
    }

    /// <summary>Whether a row has a value.</summary>
    public bool IsPresent(int row) => block.IsPresent(column.Presence, row) && (decided is null || codes.Length == 0 || codes[0][row] != 0);

    /// <summary>The code of a row in the column's first variable.</summary>
    public byte CodeOf(int row) => codes[0][row];

    /// <summary>The random bits of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="attempt">0 for those that are the row's own, else others.</param>
    public CellDraw DrawOf(int row, int attempt)
    {
        if (decided is not null)
        {
            return new CellDraw(attempt == 0 ? stream : stream.Derive(attempt), decided.Keys[row]);
        }

        var redraws = block.Redraws is { } counts ? counts[row] : 0;
        return new CellDraw(attempt == 0 && redraws == 0 ? stream : stream.Derive(attempt - ((long)redraws << 32)), block.Begin + row);
    }

    /// <summary>Appends the value of a row that has one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="attempt">0 for the row's own value, else another one of the same codes.</param>
    /// <param name="target">The vector to append to.</param>
    public void Write(int row, int attempt, ColumnVector target)
    {
        if (decided?.KnownOf(row) is var (values, place))
        {
            target.AppendFrom(values, place);
            return;
        }

        var draw = DrawOf(row, attempt);
        switch (column.Encoder)
        {
            case OffsetEncoder offset:
                offset.Decode(codes, row, draw, StartOf(row), target);
                break;
            case RelativeEncoder relative:
                relative.Decode(codes, row, draw, ToldBy(row), target);
                break;
            case NumberEncoder number when settled is not null && attempt == 0:
                number.Units.Append(target, settled[row]);
                break;
            case ElderEncoder elder when attempt == 0:
                elder.Append(ShrunkOf(row), codes, row, draw, StartOf(row), target);
                break;
            case var _ when writer is not null:
                writer.Write(codes, row, draw, target);
                break;
            default:
                column.Encoder.Decode(codes, row, draw, target);
                break;
        }
    }

    /// <summary>Fills the column.</summary>
    public void Fill(ColumnVector target)
    {
        for (var row = 0; row < block.Length; row++)
        {
            if (IsPresent(row))
            {
                Write(row, 0, target);
            }
            else
            {
                target.AppendNull();
            }
        }
    }

    // Siblings that lead beyond the last day come nearer to their parent, all by the same factor, so that they stay in order. The farthest
    // is mirrored there: cut, the last one of all such families would lie on the last day itself.
    private double[] SharesOf(ElderEncoder elder)
    {
        var farthest = new double[block.Parent?.Length ?? 0];
        for (var row = 0; row < block.Length; row++)
        {
            if (IsPresent(row) && StartOf(row) is { } start && !TemporalValues.IsSpecial(start)
                && elder.RoomFrom(start) is >= 0 and var room && settled![row] > room)
            {
                farthest[block.Parents[row]] = Math.Max(farthest[block.Parents[row]], settled[row] / Math.Max(room, 0.5));
            }
        }

        return Array.ConvertAll(farthest, times => times > 1 ? Mirror(times) / times : 1);
    }

    // A place on the way there and back.
    private static double Mirror(double place) => place % 2 <= 1 ? place % 2 : 2 - (place % 2);

    private long ShrunkOf(int row) =>
        shares is not null && block.Parents[row] is >= 0 and var parent && shares[parent] < 1 && settled![row] > 0
            ? (long)(settled[row] * shares[parent])
            : settled![row];

    private decimal? ToldBy(int row) =>
        levels is not null ? block.Parents[row] is >= 0 and var parent ? levels[parent] : null
        : told is var (numbers, type) ? CellNumber.Read(numbers, type, row) : null;

    private long? StartOf(int row)
    {
        var baseRow = origin is { FromParent: true } ? block.Parents[row] : row;
        return starts is null || baseRow < 0 || starts.IsNull(baseRow) ? null : starts.Values[baseRow];
    }
}
