namespace Synth.Schema;

/// <summary>The primary key of a table.</summary>
/// <param name="Name">The constraint's name; null where the engine has none.</param>
/// <param name="Columns">The columns in key order, at least one.</param>
public sealed record PrimaryKey(string? Name, ValueList<string> Columns);
