using Synth.Schema;

namespace Synth.Connectors;

/// <summary>In what the engines differ, as far as anyone outside a connector must know.</summary>
public sealed record ConnectorCapabilities
{
    /// <summary>When keys and checks are created, seen from the load.</summary>
    public required ConstraintTiming ConstraintTiming { get; init; }

    /// <summary>Whether objects live in schemas.</summary>
    public required bool HasSchemas { get; init; }

    /// <summary>How many tables can be read at once on one snapshot, at least 1.</summary>
    public required int ConcurrentReads { get; init; }

    /// <summary>How many batches can be loaded at once, at least 1.</summary>
    public required int ConcurrentLoads { get; init; }

    /// <summary>The longest identifier in bytes of UTF-8; null for no limit.</summary>
    public required int? MaxIdentifierBytes { get; init; }

    /// <summary>
    /// Whether the engine itself refuses to write through a session opened on a source. Where it has no such sessions (SQL Server),
    /// everything runs in one transaction that is always rolled back, and the catalog says in a note whether the login may write.
    /// </summary>
    public bool HasReadOnlySessions { get; init; } = true;

    /// <summary>
    /// Whether a source that is changed while it is read still gives the rows from before. Where it does not, a change is told by a
    /// <see cref="ReadException"/>.
    /// </summary>
    public bool KeepsSnapshot { get; init; } = true;

    /// <summary>
    /// Whether rows are found in the target in the order in which they were loaded, as in a file: then that is always the order of the
    /// blocks, so that a divided run makes the same bytes. Elsewhere rows may be loaded in the order of their keys.
    /// </summary>
    public bool ShowsOrderOfLoad { get; init; }

    /// <summary>Whether statements of the user's can be carried out on a target.</summary>
    public bool RunsStatements { get; init; } = true;
}
