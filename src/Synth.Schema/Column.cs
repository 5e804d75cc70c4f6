using System.Text.Json.Serialization;

namespace Synth.Schema;

/// <summary>A column of a table.</summary>
public sealed record Column
{
    /// <summary>The name as the catalog spells it.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds, in neutral terms.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>
    /// The engine's own spelling of the type, complete with lengths: <c>character varying(40)</c>. Empty where none was declared.
    /// </summary>
    public required string NativeType { get; init; }

    /// <summary>
    /// How its values are spelled where the engine keeps them as text and several spellings are in use, so that they can be
    /// written back alike (SQLite: <c>yyyy-MM-ddTHH:mm</c>); null for the engine's usual spelling of the type.
    /// </summary>
    public string? ValueForm { get; init; }

    /// <summary>Whether the column accepts null.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>What an insert without a value gets; null for nothing.</summary>
    public DefaultValue? Default { get; init; }

    /// <summary>How the engine numbers rows through this column; null when it does not.</summary>
    public Identity? Identity { get; init; }

    /// <summary>The expression that computes the column; null for a stored one. A computed column is never written.</summary>
    public GeneratedColumn? Generated { get; init; }

    /// <summary>Whether it is there by <see cref="Table.InheritsFrom"/> alone, and the table itself does not declare it.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The collation where it is not the database's default.</summary>
    public string? Collation { get; init; }

    /// <summary>
    /// Further clauses of the engine that decide behaviour: <c>SPARSE</c>, <c>INVISIBLE</c>, <c>ROWGUIDCOL</c>. In order of the catalog.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];

    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether rows carry a value for it that a load must supply.</summary>
    [JsonIgnore]
    public bool IsWritable => Generated is null;
}
