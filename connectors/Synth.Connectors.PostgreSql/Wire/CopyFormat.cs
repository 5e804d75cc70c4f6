namespace Synth.Connectors.PostgreSql.Wire;

/// <summary>
/// The frame of binary COPY: a signature, flags and an extension length; rows of a 16-bit field count and fields of a 32-bit length
/// (-1 for null) and that many bytes; a field count of -1 at the end. All numbers are big-endian.
/// </summary>
internal static class CopyFormat
{
    public const short EndOfRows = -1;
    public const int NullLength = -1;

    /// <summary>The header without flags and extension. The server sends the same one.</summary>
    public static ReadOnlySpan<byte> Header =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y',
            (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
}
