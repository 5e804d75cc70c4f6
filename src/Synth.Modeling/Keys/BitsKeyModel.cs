using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Strings of bits that are made different from each other by construction: the row's number, shuffled, with zeros before it.
/// </summary>
/// <param name="Length">How many bits all of them have: as many as the longest of the source.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record BitsKeyModel(int Length, string Subject) : KeyModel
{
    private const int MostCounted = 61;

    /// <inheritdoc/>
    public override long Room => Length > MostCounted ? long.MaxValue : 1L << Length;

    /// <summary>Learns how long the values of a column are; null for a type that is none of bits, or a column without a value.</summary>
    public static BitsKeyModel? Fit(Column described, BytesVector column, string subject)
    {
        var length = Enumerable.Range(0, column.Count).Max(row => (int?)column[row].Length) ?? 0;
        return NativeTypes.NameOf(described.NativeType) is "bit" or "bit varying" or "varbit" && length > 0
            ? new BitsKeyModel(length, subject)
            : null;
    }

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => rowCount <= Room
        ? new Writer(Length, new KeyedPermutation(stream.Derive("code"), Math.Min(Room, 1L << MostCounted)))
        : throw TooFewValues.Of(Subject, string.Create(
            CultureInfo.InvariantCulture,
            $"{rowCount} different values are needed, and there are {Room} of {Length} bits. Lower --scale."));

    private sealed class Writer(int length, KeyedPermutation permutation) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var digits = Convert.ToString(permutation[position], 2).PadLeft(length, '0');
            ((BytesVector)target).Append(digits);
        }
    }
}
