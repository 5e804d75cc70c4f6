namespace Synth.Connectors.SqlServer.Tests.Protocol.Wire;

/// <summary>The first words of both sides ([MS-TDS] 2.2.6.5): options with place and length, then what they hold.</summary>
internal static class TdsPreLogin
{
    private const byte EncryptionToken = 1;
    private const byte EndToken = 0xFF;
    private const byte EncryptionOn = 1;
    private const byte NoEncryption = 2;
    private const int OptionSize = 5;

    /// <summary>Whether the client wants all that follows encrypted.</summary>
    public static bool WantsEncryption(byte[] content)
    {
        for (var at = 0; content[at] != EndToken; at += OptionSize)
        {
            if (content[at] == EncryptionToken)
            {
                return content[(content[at + 1] << 8) | content[at + 2]] == EncryptionOn;
            }
        }

        return false;
    }

    /// <summary>The server's part: version, encryption, instance, several results at a time.</summary>
    public static ReadOnlyMemory<byte> Answer(Version version, bool isEncrypted)
    {
        byte[][] options =
            [[(byte)version.Major, (byte)version.Minor, 0, 0, 0, 0], [isEncrypted ? EncryptionOn : NoEncryption], [0], []];
        var writer = new TdsWriter();
        var place = (OptionSize * options.Length) + 1;
        foreach (var (token, option) in options.Index())
        {
            writer.Byte(token).Byte(place >> 8).Byte(place & 0xFF).Byte(option.Length >> 8).Byte(option.Length & 0xFF);
            place += option.Length;
        }

        writer.Byte(EndToken);
        foreach (var option in options)
        {
            writer.Bytes(option);
        }

        return writer.Content;
    }
}
