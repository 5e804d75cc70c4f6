namespace Synth.Engine.Configuration;

/// <summary>What is special about the tables that a pattern fits.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Settings">What is special.</param>
public sealed record TableEntry(TablePattern Pattern, TableSettings Settings);
