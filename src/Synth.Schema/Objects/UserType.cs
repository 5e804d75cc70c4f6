namespace Synth.Schema;

/// <summary>A type that the schema defines: an enum, a domain or a composite.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is in neutral terms.</param>
/// <param name="Definition">The engine's own statement that creates it.</param>
public sealed record UserType(TableName Name, ColumnType Type, string Definition)
{
    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }
}
