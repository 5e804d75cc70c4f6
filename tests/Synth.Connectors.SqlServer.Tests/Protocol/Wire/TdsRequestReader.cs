namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>Reads requests ([MS-TDS] 2.2.6).</summary>
internal static class TdsRequestReader
{
    private const int ByNumber = 0xFFFF;
    private const int ExecuteSql = 10;
    private const byte RowToken = 0xD1;
    private const byte ColumnsToken = 0x81;

    public static TdsRequest Read(int session, TdsPacketType type, byte[] content)
    {
        var reader = new TdsReader(content);
        if (type is TdsPacketType.Batch or TdsPacketType.Call or TdsPacketType.Transaction)
        {
            reader.SkipHeaders();
        }

        return type switch
        {
            TdsPacketType.Batch => new TdsRequest(session, type, reader.Rest()),
            TdsPacketType.Call => ReadCall(session, reader),
            TdsPacketType.Transaction => new TdsRequest(session, type, TransactionOf(reader.UInt16())),
            TdsPacketType.BulkLoad => ReadRows(session, reader),
            _ => new TdsRequest(session, type, ""),
        };
    }

    private static string TransactionOf(int number) => number switch
    {
        5 => "BEGIN",
        7 => "COMMIT",
        8 => "ROLLBACK",
        _ => $"transaction request {number}",
    };

    // The first two arguments of sp_executesql are the statements and the types of the others.
    private static TdsRequest ReadCall(int session, TdsReader reader)
    {
        var nameLength = reader.UInt16();
        var number = nameLength == ByNumber ? reader.UInt16() : 0;
        var name = nameLength == ByNumber ? "" : reader.Text(nameLength);
        reader.UInt16();
        var arguments = new List<(string Name, object? Value)>();
        while (!reader.IsAtEnd)
        {
            var argument = reader.ShortText();
            reader.Byte();
            arguments.Add((argument, TdsValues.ReadArgument(reader, TdsType.Read(reader))));
        }

        var isStatement = number == ExecuteSql;
        var text = isStatement ? (string)arguments[0].Value! : name.Length > 0 ? name : $"procedure {number}";
        return new TdsRequest(session, TdsPacketType.Call, text)
        {
            Arguments = arguments.Skip(isStatement ? 2 : 0).ToDictionary(argument => argument.Name, argument => argument.Value),
        };
    }

    private static TdsRequest ReadRows(int session, TdsReader reader)
    {
        if (reader.Byte() != ColumnsToken)
        {
            throw new InvalidDataException("A bulk load begins with its columns.");
        }

        var columns = Enumerable.Range(0, reader.UInt16()).Select(_ => TdsColumn.Read(reader)).ToArray();
        var rows = new List<object?[]>();
        while (reader.Peek() == RowToken)
        {
            reader.Byte();
            rows.Add([.. columns.Select(column => TdsValues.Read(reader, column.Type))]);
        }

        return new TdsRequest(session, TdsPacketType.BulkLoad, "") { Columns = columns, Rows = rows };
    }
}
