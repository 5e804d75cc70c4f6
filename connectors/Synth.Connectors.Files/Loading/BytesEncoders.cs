using System.Text.Unicode;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Values;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.Files.Loading;

/// <summary>Texts and bytes as they are. Texts that are no UTF-8 have no form in DuckDB.</summary>
internal sealed class BytesEncoder : ColumnEncoder
{
    /// <inheritdoc/>
    public override bool TryEncode(ColumnVector source, int start, int count, ChunkVector target)
    {
        var values = (BytesVector)source;
        var isText = source.Kind == StorageKind.Utf8;
        for (var row = 0; row < count; row++)
        {
            if (values.IsNull(start + row))
            {
                continue;
            }

            var value = values[start + row];
            if (isText && !Utf8.IsValid(value))
            {
                return false;
            }

            target.SetBytes(row, value);
        }

        target.SetNulls(source.Nulls.Slice(start, count));
        return true;
    }
}

/// <summary>Values of any storage in their text form.</summary>
/// <param name="type">What they mean.</param>
internal sealed class TextFormEncoder(ColumnType type) : ColumnEncoder
{
    /// <inheritdoc/>
    public override bool TryEncode(ColumnVector source, int start, int count, ChunkVector target)
    {
        for (var row = 0; row < count; row++)
        {
            if (!source.IsNull(start + row))
            {
                target.SetBytes(row, System.Text.Encoding.UTF8.GetBytes(ValueText.Format(source, start + row, type)));
            }
        }

        target.SetNulls(source.Nulls.Slice(start, count));
        return true;
    }
}
