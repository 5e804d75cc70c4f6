using System.Globalization;
using MySqlConnector;
using Synth.Data;

namespace Synth.Connectors.MySql.Reading;

/// <summary>Takes the bytes of a value and leaves it to a parser what they mean. One buffer serves all rows.</summary>
internal sealed class BytesReader(string form, BytesParser parse) : ColumnReader
{
    private byte[] buffer = new byte[256];

    public override string Select(string name) => string.Format(CultureInfo.InvariantCulture, form, name);

    public override bool TryRead(MySqlDataReader row, int ordinal, ColumnVector vector)
    {
        var length = (int)row.GetBytes(ordinal, 0, null, 0, 0);
        if (length > buffer.Length)
        {
            buffer = new byte[Math.Max(length, buffer.Length * 2)];
        }

        row.GetBytes(ordinal, 0, buffer, 0, length);
        return parse(buffer.AsSpan(0, length), vector);
    }
}
