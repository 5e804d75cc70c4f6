namespace Synth.Benchmarks.BatchFormat;

/// <summary>What a column of the benchmark's table holds.</summary>
internal enum ValueKind
{
    Integer,
    Boolean,
    Real,
    Decimal,
    Timestamp,
    Text,
}
