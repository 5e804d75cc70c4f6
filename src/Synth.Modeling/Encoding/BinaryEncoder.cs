using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Codes bytes by their length alone; the content is drawn anew.</summary>
/// <param name="Length">The codes of the length.</param>
internal sealed record BinaryEncoder(NumberEncoder Length) : ColumnEncoder
{
    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => Length.Variables;

    /// <summary>Finds the codes of a column.</summary>
    public static BinaryEncoder Fit(string name, BinaryType type, BytesVector column, EncodingContext context)
    {
        using var lengths = LengthsOf(column);
        var units = NumberUnits.Fit(lengths);
        var most = type.MaxLength ?? int.MaxValue / 4;
        var limits = new NumberLimits(type.IsFixedLength ? most : 0, most);
        var values = Enumerable.Range(0, lengths.Count).Select(row => lengths.IsNull(row) ? null : (long?)lengths.Values[row]).ToArray();
        return new BinaryEncoder(NumberEncoderFitter.Fit($"{name}, length", units, limits, values, [], context, isDays: false, isClock: false));
    }

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        using var lengths = LengthsOf((BytesVector)source);
        return Length.Encode(lengths);
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var bytes = (BytesVector)target;
        var length = (int)Math.Clamp(Length.Draw(codes[0][row] - 1, draw), 0, int.MaxValue / 4);
        var room = bytes.Reserve(length);
        for (var i = 0; i < length; i++)
        {
            room[i] = (byte)(draw.Bits(1000 + (i / 8)) >> (8 * (i % 8)));
        }

        bytes.Commit(length);
    }

    private static FixedVector<long> LengthsOf(BytesVector column)
    {
        var lengths = (FixedVector<long>)ColumnVector.Create(StorageKind.Int64, column.Count);
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsNull(row))
            {
                lengths.AppendNull();
            }
            else
            {
                lengths.Append(column[row].Length);
            }
        }

        return lengths;
    }
}
