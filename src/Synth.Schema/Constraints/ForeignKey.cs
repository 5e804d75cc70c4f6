using System.Text.Json.Serialization;

namespace Synth.Schema;

/// <summary>A reference from the columns of one table to a unique key of another, or of itself.</summary>
public sealed record ForeignKey
{
    /// <summary>The constraint's name; null where the engine has none.</summary>
    public string? Name { get; init; }

    /// <summary>The table whose key is referenced.</summary>
    public required TableName ReferencedTable { get; init; }

    /// <summary>The column pairs in declared order, at least one.</summary>
    public required ValueList<ForeignKeyColumn> Columns { get; init; }

    /// <summary>What happens to referencing rows when the referenced row goes.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>What happens to referencing rows when the referenced key changes.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>When the constraint is checked.</summary>
    public Deferrability Deferrability { get; init; }

    /// <summary>Whether a key of several columns must be null in all of them or in none (MATCH FULL).</summary>
    public bool IsMatchFull { get; init; }

    /// <summary>Whether the engine vouches for the existing rows (false: NOT VALID, untrusted or disabled).</summary>
    public bool IsValidated { get; init; } = true;

    /// <summary>Whether the engine holds new rows to it (false: disabled).</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Whether the source keeps it without declaring it, so that a target does not get it.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Further clauses of the engine: <c>NOT FOR REPLICATION</c>. In order of the catalog.</summary>
    public ValueList<string> Options { get; init; } = [];

    /// <summary>The referencing columns in declared order.</summary>
    [JsonIgnore]
    public IEnumerable<string> ReferencingColumns => Columns.Select(pair => pair.Column);

    /// <summary>The referenced columns in the same order.</summary>
    [JsonIgnore]
    public IEnumerable<string> ReferencedColumns => Columns.Select(pair => pair.ReferencedColumn);
}
