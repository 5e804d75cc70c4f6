namespace Synth.Schema;

/// <summary>How the engine itself fills a column that is never written.</summary>
/// <param name="Sql">The expression in the source engine's dialect; empty for kinds without one.</param>
/// <param name="IsStored">Whether it is computed on write and kept, rather than on read.</param>
public sealed record GeneratedColumn(string Sql, bool IsStored)
{
    /// <summary>By what means.</summary>
    public GeneratedKind Kind { get; init; }
}

/// <summary>The means by which engines fill columns.</summary>
public enum GeneratedKind
{
    /// <summary>An expression over other columns of the row.</summary>
    Expression,

    /// <summary>A number that changes with every write (SQL Server rowversion).</summary>
    RowVersion,

    /// <summary>Since when the row of a system-versioned table holds.</summary>
    RowStart,

    /// <summary>Until when the row of a system-versioned table holds.</summary>
    RowEnd,
}
