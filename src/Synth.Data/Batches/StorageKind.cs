namespace Synth.Data;

/// <summary>The physical form of the values of a column in a batch.</summary>
public enum StorageKind
{
    /// <summary>
    /// <see cref="long"/>: integers up to 64 signed bits; booleans as 0 and 1; dates as days since 0001-01-01;
    /// times and timestamps as 100 ns ticks (since midnight, since 0001-01-01). See <see cref="TemporalValues"/> for infinities.
    /// </summary>
    Int64,

    /// <summary><see cref="double"/>: binary floating-point numbers, single precision widened.</summary>
    Float64,

    /// <summary>
    /// <see cref="System.Int128"/>: exact decimals of at most 38 digits as their digits without the point (18.50 at scale 2 is 1850),
    /// and unsigned 64-bit integers. See <see cref="DecimalValues"/> for not-a-number.
    /// </summary>
    Int128,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary>
    /// UTF-8 text: text, JSON, XML, enum labels, decimals without a bound on their digits (plain notation, <c>-12.50</c>),
    /// and the engine's own text form of everything that has no other storage.
    /// </summary>
    Utf8,

    /// <summary>Bytes as they are.</summary>
    Binary,
}
