using System.Text.Json.Serialization;

namespace Synth.Schema;

/// <summary>The name of a table or another object: a schema, where the engine has schemas, and a name within it.</summary>
/// <param name="Schema">The schema as the catalog spells it; null on engines without schemas.</param>
/// <param name="Name">The name as the catalog spells it, without quotes.</param>
/// <remarks>Equality is ordinal: whether an engine folds case is the connector's business.</remarks>
[method: JsonConstructor]
public sealed record TableName(string? Schema, string Name) : IComparable<TableName>
{
    /// <summary>A name on an engine without schemas.</summary>
    public TableName(string name)
        : this(null, name)
    {
    }

    /// <summary>Ordinal order by schema, then name; no schema comes first.</summary>
    public int CompareTo(TableName? other) =>
        other is null ? 1
        : string.CompareOrdinal(Schema, other.Schema) is var order && order != 0 ? order
        : string.CompareOrdinal(Name, other.Name);

    /// <summary><c>schema.name</c>, or <c>name</c> alone; for people, not for SQL.</summary>
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
