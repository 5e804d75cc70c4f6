using Synth.Data;

namespace Synth.Connectors.PostgreSql.Reading.Decoders;

/// <summary>Turns the wire form of one type into values of a vector. Stateless; chosen once per column.</summary>
internal abstract class ColumnDecoder
{
    /// <summary>Adds a value that is not null.</summary>
    /// <param name="wire">The bytes of the value.</param>
    /// <param name="target">A vector of the storage that the column's type has.</param>
    /// <returns>False when the vector cannot hold the value; nothing is added then.</returns>
    public abstract bool TryDecode(ReadOnlySpan<byte> wire, ColumnVector target);
}
