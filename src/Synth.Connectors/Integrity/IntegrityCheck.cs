using Synth.Schema;

namespace Synth.Connectors;

/// <summary>The engine's verdict on one promise of the schema.</summary>
/// <param name="Kind">What was promised.</param>
/// <param name="Table">The table.</param>
/// <param name="Subject">The constraint or columns, for people.</param>
/// <param name="Violations">Rows (or groups of equal keys) that break it; 0 when kept. For row counts, the difference.</param>
public sealed record IntegrityCheck(IntegrityCheckKind Kind, TableName Table, string Subject, long Violations)
{
    /// <summary>
    /// Whether the engine holds rows to it. What the source has as not validated, untrusted or disabled stays so; rows are counted all the
    /// same, and what breaks it is told without being a failure, as the source's own rows may break it too.
    /// </summary>
    public bool IsBinding { get; init; } = true;

    /// <summary>Whether the promise is kept, or nothing holds rows to it.</summary>
    public bool IsKept => Violations == 0 || !IsBinding;
}

/// <summary>What a schema promises.</summary>
public enum IntegrityCheckKind
{
    /// <summary>The expected number of rows.</summary>
    RowCount,

    /// <summary>A primary key: unique and without nulls.</summary>
    PrimaryKey,

    /// <summary>A unique constraint or index.</summary>
    Unique,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>A NOT NULL column.</summary>
    NotNull,

    /// <summary>A check constraint.</summary>
    Check,

    /// <summary>The next number of an identity or sequence lies beyond those in use.</summary>
    Identity,

    /// <summary>The engine's own check of the whole database.</summary>
    Engine,
}
