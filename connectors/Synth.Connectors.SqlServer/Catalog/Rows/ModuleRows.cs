namespace Synth.Connectors.SqlServer.Catalog.Rows;

/// <summary>A row of <c>modules.sql</c>. The definition is null for a module that is encrypted or that the login may not see.</summary>
internal sealed record ModuleRow
{
    public int ObjectId { get; init; }

    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public int ParentId { get; init; }

    public string? Definition { get; init; }

    public bool UsesAnsiNulls { get; init; }

    public bool UsesQuotedIdentifier { get; init; }

    public bool IsSchemaBound { get; init; }

    /// <summary>Whether it is compiled to machine code, which only memory-optimised tables are for.</summary>
    public bool IsNative { get; init; }
}

/// <summary>
/// A row of <c>database-triggers.sql</c>. The definition is null for a trigger that is encrypted, of an assembly, or hidden from the login.
/// </summary>
internal sealed record DatabaseTriggerRow
{
    public required string Name { get; init; }

    public string? Definition { get; init; }

    public bool UsesAnsiNulls { get; init; }

    public bool UsesQuotedIdentifier { get; init; }
}

/// <summary>A row of <c>trigger-states.sql</c>.</summary>
internal sealed record TriggerStateRow
{
    public int ObjectId { get; init; }

    public bool IsDisabled { get; init; }
}

/// <summary>A row of <c>trigger-orders.sql</c>.</summary>
internal sealed record TriggerOrderRow
{
    public int ObjectId { get; init; }

    /// <summary><c>INSERT</c>, <c>UPDATE</c> or <c>DELETE</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>Whether it fires first; else last.</summary>
    public bool IsFirst { get; init; }
}

/// <summary>A row of <c>dependencies.sql</c>.</summary>
internal sealed record DependencyRow
{
    public int ReferencingId { get; init; }

    public int? ReferencedId { get; init; }

    public string? ReferencedSchema { get; init; }

    public string? ReferencedName { get; init; }

    public bool IsElsewhere { get; init; }

    public bool IsUncertain { get; init; }

    public int ReferencingTableId { get; init; }
}

/// <summary>A row of <c>comments.sql</c>. Classes: 1 object or column, 6 type, 7 index.</summary>
internal sealed record CommentRow
{
    public int Class { get; init; }

    public int MajorId { get; init; }

    public int MinorId { get; init; }

    public required string Name { get; init; }

    public string? Text { get; init; }
}

/// <summary>
/// A row of <c>other-comments.sql</c>: a comment of a schema, of something in it, or of a part of that, as the procedure that adds it names
/// them.
/// </summary>
internal sealed record OtherCommentRow
{
    public required string SchemaName { get; init; }

    /// <summary><c>TABLE</c>, <c>VIEW</c>, <c>PROCEDURE</c> …; null for the schema itself.</summary>
    public string? OwnerKind { get; init; }

    public string? OwnerName { get; init; }

    /// <summary><c>PARAMETER</c>, <c>COLUMN</c>, <c>TRIGGER</c>, <c>CONSTRAINT</c>; null for the owner itself.</summary>
    public string? PartKind { get; init; }

    public string? PartName { get; init; }

    public string? Text { get; init; }
}

/// <summary>A row of <c>synonyms.sql</c>.</summary>
internal sealed record SynonymRow
{
    public required string SchemaName { get; init; }

    public required string Name { get; init; }

    public required string BaseName { get; init; }
}

/// <summary>A row of the queries of what is reported and not recreated.</summary>
internal sealed record UndescribedRow
{
    public required string Kind { get; init; }

    public string? SchemaName { get; init; }

    public required string Name { get; init; }
}
