using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Synth.Modeling;

/// <summary>
/// Addresses of hosts (<c>inet</c>), networks (<c>cidr</c>: no bit beyond the mask) and network interfaces (<c>macaddr</c>).
/// </summary>
/// <param name="Kind">The native type.</param>
internal sealed record NetworkCodec(string Kind) : StructureCodec
{
    /// <inheritdoc/>
    public override string Neutral => Kind switch
    {
        "macaddr" => "02:00:00:00:00:00",
        "macaddr8" => "02:00:00:00:00:00:00:00",
        "cidr" => "192.0.2.0/24",
        _ => "192.0.2.1",
    };

    /// <summary>The codec of a native type; null when it is no address.</summary>
    public static NetworkCodec? Named(string nativeType) =>
        nativeType is "inet" or "cidr" or "macaddr" or "macaddr8" ? new NetworkCodec(nativeType) : null;

    private bool IsInterface => Kind.StartsWith("mac", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool TryRead(string text, out JsonNode? node)
    {
        node = null;
        if (IsInterface)
        {
            var pairs = text.Split(':');
            if (pairs.Length < 6
                || !Array.TrueForAll(pairs, pair => byte.TryParse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _)))
            {
                return false;
            }

            node = ToNode(Array.ConvertAll(pairs, pair => (int)byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), 0);
            return true;
        }

        var slash = text.IndexOf('/');
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        var mask = slash < 0 ? bytes.Length * 8 : int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture);
        node = ToNode(Array.ConvertAll(bytes, part => (int)part), mask);
        return true;
    }

    /// <inheritdoc/>
    public override string Write(JsonNode? node)
    {
        if (node is not JsonObject parts)
        {
            return Neutral;
        }

        var bytes = new byte[IsInterface ? (Kind == "macaddr8" ? 8 : 6) : parts.ContainsKey("15") ? 16 : 4];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp(WholeOf(node, i.ToString(CultureInfo.InvariantCulture)), 0, 255);
        }

        if (IsInterface)
        {
            return string.Join(':', bytes.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
        }

        var all = bytes.Length * 8;
        var mask = parts.ContainsKey("mask") ? (int)Math.Clamp(WholeOf(node, "mask"), 0, all) : all;
        for (var bit = Kind == "cidr" ? mask : all; bit < all; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        var address = new IPAddress(bytes);
        return mask == all && (Kind == "inet" || address.AddressFamily == AddressFamily.InterNetworkV6)
            ? address.ToString()
            : $"{address}/{mask}";
    }

    private static JsonObject ToNode(int[] bytes, int mask)
    {
        var node = new JsonObject { ["mask"] = mask };
        foreach (var (i, part) in bytes.Index())
        {
            node[i.ToString(CultureInfo.InvariantCulture)] = part;
        }

        return node;
    }
}
