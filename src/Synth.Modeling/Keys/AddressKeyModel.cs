using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Addresses of hosts, networks and network interfaces that follow from the row's position, all of them of private use: within
/// <c>10.0.0.0/8</c> or <c>fd00::/8</c> (RFC 1918, RFC 4193), interfaces with the bit of local ones.
/// </summary>
/// <param name="Kind">The native type: <c>inet</c>, <c>cidr</c>, <c>macaddr</c>, <c>macaddr8</c>.</param>
/// <param name="ByteCount">4, 6, 8 or 16, as most addresses of the source have.</param>
/// <param name="Mask">How many bits most addresses of the source have before the host's; all of them for interfaces.</param>
/// <param name="Subject">The column, for errors.</param>
internal sealed record AddressKeyModel(string Kind, int ByteCount, int Mask, string Subject) : KeyModel
{
    /// <summary>Learns the form that most addresses have; null for a type of no addresses.</summary>
    public static AddressKeyModel? Fit(Column described, BytesVector column, string subject)
    {
        var nativeType = NativeTypes.NameOf(described.NativeType);
        if (NetworkCodec.Named(nativeType) is not { } codec)
        {
            return null;
        }

        var (byteCount, mask) = Enumerable.Range(0, column.Count).Select(column.GetString).OfType<string>()
            .Select(text => codec.TryRead(text, out var node) ? (JsonObject)node! : null).OfType<JsonObject>()
            .Select(parts => (ByteCount: parts.Count - 1, Mask: parts["mask"]!.GetValue<int>()))
            .CountBy(form => form).OrderByDescending(form => form.Value).ThenBy(form => form.Key).Select(form => form.Key)
            .FirstOrDefault(nativeType switch { "macaddr" => (6, 0), "macaddr8" => (8, 0), _ => (4, 32) });
        return new AddressKeyModel(nativeType, byteCount, mask == 0 ? byteCount * 8 : mask, subject);
    }

    /// <inheritdoc/>
    public override KeyWriter Bind(RandomStream stream, long rowCount)
    {
        // The first byte says that the address is a private one.
        var room = Kind == "cidr" && Fits(rowCount, Mask - 8) ? Mask - 8 : (ByteCount * 8) - 8;
        return Fits(rowCount, room)
            ? new Writer(this, Kind == "cidr" ? room + 8 : Mask, new KeyedPermutation(stream.Derive("code"), rowCount))
            : throw TooFewValues.Of(Subject, string.Create(
                CultureInfo.InvariantCulture,
                $"{rowCount} different addresses are needed, and there are {(1L << room) - 1} of private use. Lower --scale."));
    }

    private static bool Fits(long rowCount, int bits) => bits >= 62 || (bits > 0 && rowCount < 1L << bits);

    private sealed class Writer(AddressKeyModel model, int mask, KeyedPermutation permutation) : KeyWriter
    {
        public override void Append(ColumnVector target, long position, long ordinal)
        {
            Span<byte> wide = stackalloc byte[16];
            var all = model.ByteCount * 8;
            var hostBits = model.Kind == "cidr" ? all - mask : 0;
            BinaryPrimitives.WriteUInt128BigEndian(wide, (UInt128)(ulong)(permutation[position] + 1) << hostBits);
            var bytes = wide[^model.ByteCount..];
            bytes[0] = model.ByteCount switch { 4 => 10, 16 => 0xFD, _ => 0x02 };
            ((BytesVector)target).Append(TextOf(bytes, all));
        }

        private string TextOf(ReadOnlySpan<byte> bytes, int all)
        {
            if (model.Kind.StartsWith("mac", StringComparison.Ordinal))
            {
                return string.Join(':', bytes.ToArray().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
            }

            var address = new IPAddress(bytes);
            return mask == all && model.Kind == "inet" ? address.ToString() : $"{address}/{mask}";
        }
    }
}
