namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>A row of <c>synth.progress</c>.</summary>
internal sealed record JournalEntry
{
    /// <summary>The partition.</summary>
    public int PartitionNumber { get; init; }

    /// <summary>The table; empty for the partition as a whole.</summary>
    public required string Name { get; init; }

    /// <summary>The first block that is not loaded.</summary>
    public int NextBlock { get; init; }

    /// <summary>Whether no block is left.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Rows loaded.</summary>
    public long TotalRows { get; init; }

    /// <summary>Edge cases among them.</summary>
    public long EdgeCases { get; init; }

    /// <summary>Whether it speaks of a table.</summary>
    public bool IsOfTable => Name.Length > 0;
}
