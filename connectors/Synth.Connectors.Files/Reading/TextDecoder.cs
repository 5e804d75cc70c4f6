using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Reading;

/// <summary>Texts and bytes as they are, or values of any type from their text form.</summary>
/// <param name="parsedAs">What the texts mean; null when texts and bytes are taken as they are.</param>
internal sealed class TextDecoder(ColumnType? parsedAs) : ColumnDecoder
{
    /// <inheritdoc/>
    public override bool TryDecode(ChunkVector source, int start, int end, ColumnVector target)
    {
        for (var row = start; row < end; row++)
        {
            if (source.IsNull(row))
            {
                target.AppendNull();
            }
            else if (parsedAs is null)
            {
                ((BytesVector)target).Append(source.GetBytes(row));
            }
            else if (!ValueText.TryAppend(target, source.GetBytes(row), parsedAs))
            {
                return false;
            }
        }

        return true;
    }
}
