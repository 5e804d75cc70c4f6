namespace Synth.Connectors.Files.Values;

/// <summary>The forms in which DuckDB keeps the values of a column, as far as they are written here.</summary>
internal enum StoredKind
{
    Boolean,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float,
    Double,

    /// <summary>A decimal of at most 38 digits: an integer of 16, 32, 64 or 128 bits, by its precision.</summary>
    Decimal,

    /// <summary>Days since 1970.</summary>
    Date,

    /// <summary>Microseconds since midnight, up to 24:00.</summary>
    Time,

    /// <summary>Microseconds since 1970 on a local clock.</summary>
    Timestamp,

    /// <summary>Nanoseconds since 1970 on a local clock, of the years 1677 to 2262.</summary>
    TimestampNanoseconds,

    /// <summary>Microseconds since 1970 in UTC.</summary>
    Instant,
    Uuid,
    Bytes,
    Text,
    Json,
}
