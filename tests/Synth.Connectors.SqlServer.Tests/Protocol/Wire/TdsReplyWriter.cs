namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Writes replies as tokens ([MS-TDS] 2.2.7).</summary>
internal static class TdsReplyWriter
{
    private const int More = 1;
    private const int Error = 2;
    private const int Count = 16;
    private const int Attention = 32;

    /// <summary>Nullable columns in a row from which on a bitmap says which of them are null.</summary>
    private const int BitmapColumns = 3;

    public static void Write(TdsWriter writer, IReadOnlyList<TdsReply> replies)
    {
        for (var i = 0; i < replies.Count; i++)
        {
            var more = i < replies.Count - 1 ? More : 0;
            switch (replies[i])
            {
                case TdsReply.Done done:
                    WriteDone(writer, more | (done.RowCount is null ? 0 : Count), done.RowCount ?? 0);
                    break;
                case TdsReply.Rows rows:
                    WriteRows(writer, rows);
                    WriteDone(writer, more | Count, rows.Values.Count);
                    break;
                case TdsReply.Refused error:
                    WriteError(writer, error);
                    WriteDone(writer, Error, 0);
                    return;
                case TdsReply.Changed changed:
                    writer.Byte(0xE3).Sized(part => changed.Value(part.Byte(changed.Type)));
                    break;
            }
        }
    }

    public static void WriteAttention(TdsWriter writer) => WriteDone(writer, Attention, 0);

    private static void WriteDone(TdsWriter writer, int status, long rowCount) =>
        writer.Byte(0xFD).UInt16(status).UInt16(0).Int64(rowCount);

    private static void WriteError(TdsWriter writer, TdsReply.Refused error) => writer.Byte(0xAA).Sized(
        part => part.Int32(error.Number).Byte(1).Byte(error.Class).LongText(error.Message).ShortText("server").ShortText("").Int32(1));

    private static void WriteRows(TdsWriter writer, TdsReply.Rows rows)
    {
        writer.Byte(0x81).UInt16(rows.Columns.Count);
        foreach (var column in rows.Columns)
        {
            column.Write(writer);
        }

        foreach (var values in rows.Values)
        {
            WriteRow(writer, rows.Columns, values);
        }
    }

    private static void WriteRow(TdsWriter writer, IReadOnlyList<TdsColumn> columns, IReadOnlyList<object?> values)
    {
        var hasBitmap = columns.Count(column => column.IsNullable) >= BitmapColumns;
        writer.Byte(hasBitmap ? 0xD2 : 0xD1);
        if (hasBitmap)
        {
            var bitmap = new byte[(columns.Count + 7) / 8];
            foreach (var (i, value) in values.Index())
            {
                bitmap[i / 8] |= (byte)(value is null ? 1 << (i % 8) : 0);
            }

            writer.Bytes(bitmap);
        }

        foreach (var (column, value) in columns.Zip(values))
        {
            if (!hasBitmap || value is not null)
            {
                TdsValues.Write(writer, column.Type, value);
            }
        }
    }
}
