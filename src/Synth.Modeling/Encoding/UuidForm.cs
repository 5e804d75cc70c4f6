using System.Buffers.Binary;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>How UUIDs are made (RFC 9562): their version, and for version 7 the time that they begin with.</summary>
/// <param name="Version">The version, 1 to 8.</param>
/// <param name="FirstMs">For version 7, when the first was made: milliseconds since 1970, at the start of a day; else 0.</param>
/// <param name="SpanMs">For version 7, the milliseconds from the first to the last; else 0.</param>
internal sealed record UuidForm(int Version, long FirstMs, long SpanMs)
{
    private const int RandomVersion = 4;
    private const int TimeVersion = 7;
    private const long MsPerDay = 86_400_000;

    /// <summary>Random UUIDs.</summary>
    public static UuidForm Random { get; } = new(RandomVersion, 0, 0);

    /// <summary>The form of most values of a column.</summary>
    public static UuidForm Fit(FixedVector<Guid> column)
    {
        var known = Enumerable.Range(0, column.Count).Where(row => !column.IsNull(row)).Select(row => column.Values[row]).ToArray();
        var version = known.CountBy(uuid => uuid.Version).OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key).FirstOrDefault().Key;
        if (version != TimeVersion)
        {
            return version is >= 1 and <= 8 ? new UuidForm(version, 0, 0) : Random;
        }

        var times = known.Where(uuid => uuid.Version == TimeVersion).Select(TimeOf).ToArray();
        var first = times.Min() / MsPerDay * MsPerDay;
        return new UuidForm(version, first, Math.Max(1, ((times.Max() / MsPerDay) + 1) * MsPerDay - first));
    }

    /// <summary>A UUID.</summary>
    /// <param name="high">Random bits.</param>
    /// <param name="low">More of them.</param>
    /// <param name="moment">For version 7, the moment between the first, 0, and the last, 1: later ones give larger UUIDs.</param>
    public Guid Create(ulong high, ulong low, double moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Version == TimeVersion
            ? ((ulong)(FirstMs + (long)(SpanMs * moment)) << 16) | (high & 0xFFFF)
            : high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        bytes[6] = (byte)((bytes[6] & 0x0F) | (Version << 4));
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static long TimeOf(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
    }
}
