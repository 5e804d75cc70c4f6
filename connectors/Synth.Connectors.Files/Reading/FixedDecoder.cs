using Synth.Connectors.Files.DuckDb;
using Synth.Data;

namespace Synth.Connectors.Files.Reading;

/// <summary>Values of fixed width on both sides.</summary>
/// <typeparam name="TStored">The width in DuckDB.</typeparam>
/// <typeparam name="TTarget">The width in a batch.</typeparam>
/// <param name="convert">Turns one value.</param>
internal sealed class FixedDecoder<TStored, TTarget>(Func<TStored, TTarget> convert) : ColumnDecoder
    where TStored : unmanaged
    where TTarget : unmanaged
{
    /// <inheritdoc/>
    public override bool TryDecode(ChunkVector source, int start, int end, ColumnVector target)
    {
        var vector = (FixedVector<TTarget>)target;
        var stored = source.Values<TStored>(end);
        for (var row = start; row < end; row++)
        {
            if (source.IsNull(row))
            {
                vector.AppendNull();
            }
            else
            {
                vector.Append(convert(stored[row]));
            }
        }

        return true;
    }
}
