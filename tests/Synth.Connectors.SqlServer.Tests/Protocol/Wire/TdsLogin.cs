using System.Text;

namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>What a client says of itself ([MS-TDS] 2.2.6.4).</summary>
/// <param name="User">The login.</param>
/// <param name="Password">Its password.</param>
/// <param name="Application">The name of the program.</param>
/// <param name="Database">The database to use; empty for the login's own.</param>
/// <param name="IsReadOnly">Whether it only means to read.</param>
internal sealed record TdsLogin(string User, string Password, string Application, string Database, bool IsReadOnly)
{
    private const int TypeFlags = 26;
    private const int ReadOnlyIntent = 0x20;
    private const int UserAt = 40;
    private const int PasswordAt = 44;
    private const int ApplicationAt = 48;
    private const int DatabaseAt = 68;

    public static TdsLogin Read(byte[] content) => new(
        Text(content, UserAt), Decipher(content), Text(content, ApplicationAt), Text(content, DatabaseAt),
        (content[TypeFlags] & ReadOnlyIntent) != 0);

    /// <summary>What a server answers to a client that it lets in.</summary>
    public static IReadOnlyList<TdsReply> Accept(string database, int packetSize) =>
    [
        new TdsReply.Changed(1, part => part.ShortText(database).ShortText("master")),
        new TdsReply.Changed(7, part => part.Byte(TdsType.Collation.Length).Bytes(TdsType.Collation).Byte(0)),
        new TdsReply.Changed(4, part => part.ShortText($"{packetSize}").ShortText("4096")),
    ];

    /// <summary>The token that names the server's program and the version of the protocol.</summary>
    public static void WriteAcknowledgement(TdsWriter writer, Version version) => writer.Byte(0xAD).Sized(
        part => part.Byte(1).Bytes([0x74, 0x00, 0x00, 0x04]).ShortText("Microsoft SQL Server")
            .Byte(version.Major).Byte(version.Minor).Byte(version.Build >> 8).Byte(version.Build & 0xFF));

    private static string Text(byte[] content, int place)
    {
        var reader = new TdsReader(content);
        reader.Bytes(place);
        var (offset, length) = (reader.UInt16(), reader.UInt16());
        return Encoding.Unicode.GetString(content, offset, 2 * length);
    }

    // Each byte of a password has its halves swapped and is then mixed with A5.
    private static string Decipher(byte[] content)
    {
        var reader = new TdsReader(content);
        reader.Bytes(PasswordAt);
        var (offset, length) = (reader.UInt16(), reader.UInt16());
        var plain = content.AsSpan(offset, 2 * length).ToArray().Select(mixed => (byte)(mixed ^ 0xA5))
            .Select(swapped => (byte)((swapped << 4) | (swapped >> 4)));
        return Encoding.Unicode.GetString([.. plain]);
    }
}
