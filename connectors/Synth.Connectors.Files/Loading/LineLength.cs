using Synth.Data;

namespace Synth.Connectors.Files.Loading;

/// <summary>How long a row can be as a line of text.</summary>
internal static class LineLength
{
    // The longest texts of values of fixed width: 38 digits with sign and point; 24 characters of a double; a timestamp with its zone.
    private const int FixedWidthBytes = 48;

    /// <summary>No row of the batch takes more bytes than this: every text of the longest length, with each character quoted.</summary>
    public static long Bound(RecordBatch batch) => batch.Columns.Sum(Bound) + 2;

    private static long Bound(ColumnVector column)
    {
        if (column is not BytesVector values)
        {
            return FixedWidthBytes;
        }

        var longest = 0;
        for (var row = 0; row < values.Count; row++)
        {
            longest = Math.Max(longest, values[row].Length);
        }

        return (2L * longest) + 4;
    }
}
