using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Bytes that are made different from each other by construction: the last ones are the row's number, shuffled; those before are random.
/// </summary>
/// <param name="Shortest">The fewest bytes of a value in the source.</param>
/// <param name="Longest">The most bytes of a value in the source.</param>
/// <param name="IsText">Whether all bytes of the source are printable: then they are small letters here.</param>
/// <param name="MaxLength">The most bytes that the column takes.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record BytesKeyModel(int Shortest, int Longest, bool IsText, int MaxLength, string Subject) : KeyModel
{
    // Where the source has no value at all.
    private const int UsualLength = 16;

    /// <summary>Learns how long the values of a column are.</summary>
    public static BytesKeyModel Fit(BinaryType type, BytesVector column, string subject)
    {
        var rows = Enumerable.Range(0, column.Count).Where(row => !column.IsNull(row)).ToArray();
        var most = type.MaxLength ?? int.MaxValue;
        var lengths = rows.Select(row => (int)LongValues.LengthOf(column[row])).DefaultIfEmpty(Math.Min(UsualLength, most)).ToArray();
        return new BytesKeyModel(
            type.IsFixedLength ? most : lengths.Min(),
            type.IsFixedLength ? most : lengths.Max(),
            rows.Length > 0 && Array.TrueForAll(rows, row => column[row].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0),
            most,
            subject);
    }

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        var (width, radix) = (1, IsText ? 26 : 256);
        for (Int128 values = radix; values < rowCount; values *= radix)
        {
            width++;
        }

        return width <= MaxLength
            ? new Writer(this, stream, new KeyedPermutation(stream.Derive("code"), rowCount), width)
            : throw TooFewValues.Of(Subject, string.Create(
                CultureInfo.InvariantCulture,
                $"{rowCount} different values are needed, but it holds at most {MaxLength} bytes, of which there are "
                + $"{TooFewValues.CountOf(radix, MaxLength)}. Lower --scale."));
    }

    private sealed class Writer(BytesKeyModel model, RandomStream stream, KeyedPermutation permutation, int width) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var draw = new CellDraw(stream, position);
            var length = Math.Max(width, model.Shortest + (int)draw.Below(0, model.Longest - (long)model.Shortest + 1));
            var vector = (BytesVector)target;
            var room = vector.Reserve(length)[..length];
            for (var i = 0; i < length - width; i++)
            {
                var bits = (byte)(draw.Bits(1 + (i / 8)) >> (8 * (i % 8)));
                room[i] = model.IsText ? (byte)('a' + (bits % 26)) : bits;
            }

            var number = permutation[position];
            for (var i = length - 1; i >= length - width; i--)
            {
                (number, var rest) = Math.DivRem(number, model.IsText ? 26 : 256);
                room[i] = model.IsText ? (byte)('a' + rest) : (byte)rest;
            }

            vector.Commit(length);
        }
    }
}
