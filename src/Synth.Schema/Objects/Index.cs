namespace Synth.Schema;

/// <summary>An index that is not the shadow of a key or unique constraint.</summary>
public sealed record Index
{
    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>The keys in order, at least one.</summary>
    public required ValueList<IndexKey> Keys { get; init; }

    /// <summary>Whether equal keys are refused.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether keys with a null never collide.</summary>
    public bool NullsAreDistinct { get; init; } = true;

    /// <summary>The condition that rows meet to be in the index; null for all rows.</summary>
    public string? Filter { get; init; }

    /// <summary>Columns stored beside the keys.</summary>
    public ValueList<string> IncludedColumns { get; init; } = [];

    /// <summary>The access method where it is not the engine's default (gin, gist, hash, fulltext).</summary>
    public string? Method { get; init; }

    /// <summary>Further clauses of the engine: <c>CLUSTERED</c>, <c>INVISIBLE</c>, <c>DISABLED</c>. In order of the catalog.</summary>
    public ValueList<string> Options { get; init; } = [];

    /// <summary>The engine's own statement for it, for a target of the same engine; null where there is none.</summary>
    public string? Definition { get; init; }

    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }
}
