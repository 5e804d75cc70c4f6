using Synth.Schema;

namespace Synth.EndToEnd.Tests;

/// <summary>The types of an engine as its own catalog reader describes them.</summary>
/// <param name="Title">The engine for people.</param>
/// <param name="Engine">The engine's name in a schema.</param>
/// <param name="Columns">A column of each type; all accept null.</param>
internal sealed record MappedTypes(string Title, string Engine, IReadOnlyList<Column> Columns)
{
    /// <summary>A column of a type.</summary>
    /// <param name="native">The type as the catalog spells it.</param>
    /// <param name="type">What the reader makes of it.</param>
    public static Column Of(string native, ColumnType type) => new() { Name = "c", Type = type, NativeType = native, IsNullable = true };
}
