using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Texts of a pattern that a check names, different from each other by construction.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record PatternKeyModel(CheckPattern Pattern, string Subject) : KeyModel
{
    /// <inheritdoc/>
    public override long Room => Pattern.Room;

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount) => rowCount <= Room
        ? new Writer(Pattern.Places, new KeyedPermutation(stream.Derive("pattern"), Room), stream.Derive("rest"))
        : throw TooFewValues.Of(Subject, string.Create(
            CultureInfo.InvariantCulture,
            $"{rowCount} different values are needed, but its check allows {Room}. Lower --scale."));

    // The last places write a number that no other row has; those before it, beyond what numbers reach, are drawn.
    private sealed class Writer(string[] places, KeyedPermutation permutation, RandomStream rest) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            var number = (UInt128)permutation[position];
            var room = (UInt128)permutation.Size;
            var text = new char[places.Length];
            for (var place = text.Length - 1; place >= 0; place--)
            {
                var size = (UInt128)places[place].Length;
                text[place] = places[place][room > 1 ? (int)(number % size) : (int)rest.Derive(place).Below(position, (long)size)];
                (number, room) = (number / size, (room + size - 1) / size);
            }

            ((BytesVector)target).Append(new string(text));
        }
    }
}
