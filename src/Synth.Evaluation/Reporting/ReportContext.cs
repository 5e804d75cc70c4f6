using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What a report says of the run besides what was measured. Addresses are without passwords.</summary>
public sealed record ReportContext
{
    /// <summary>The source's address.</summary>
    public required string Source { get; init; }

    /// <summary>The synthetic database's address.</summary>
    public required string Synthetic { get; init; }

    /// <summary>The run's identifier; null where an existing database was judged.</summary>
    public string? RunId { get; init; }

    /// <summary>The seed; null where it is not known.</summary>
    public long? Seed { get; init; }

    /// <summary>What the target engine verified: kinds of promises, kept and all.</summary>
    public ValueList<CertificateLine> Certificate { get; init; } = [];

    /// <summary>What became of objects that were not recreated exactly.</summary>
    public ValueList<LedgerEntry> Ledger { get; init; } = [];

    /// <summary>What the run says of itself: rules that were kept or turned off, what could not be learned, what is promised.</summary>
    public ValueList<ReportNote> Notes { get; init; } = [];

    /// <summary>The seconds that parts of the run took.</summary>
    public ValueList<TimedPart> Timings { get; init; } = [];
}
