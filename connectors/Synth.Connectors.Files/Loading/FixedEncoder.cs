using Synth.Connectors.Files.DuckDb;
using Synth.Data;

namespace Synth.Connectors.Files.Loading;

/// <summary>Values of fixed width on both sides.</summary>
/// <typeparam name="TSource">The width in a batch.</typeparam>
/// <typeparam name="TStored">The width in DuckDB.</typeparam>
/// <param name="convert">Turns one value; false when it has no form there.</param>
internal sealed class FixedEncoder<TSource, TStored>(FixedEncoder<TSource, TStored>.Conversion convert) : ColumnEncoder
    where TSource : unmanaged
    where TStored : unmanaged
{
    /// <summary>Turns one value.</summary>
    public delegate bool Conversion(TSource value, out TStored stored);

    /// <inheritdoc/>
    public override bool TryEncode(ColumnVector source, int start, int count, ChunkVector target)
    {
        var nulls = source.Nulls.Slice(start, count);
        var values = ((FixedVector<TSource>)source).Values.Slice(start, count);
        var stored = target.Values<TStored>(count);
        for (var row = 0; row < count; row++)
        {
            if (!nulls[row] && !convert(values[row], out stored[row]))
            {
                return false;
            }
        }

        target.SetNulls(nulls);
        return true;
    }
}
