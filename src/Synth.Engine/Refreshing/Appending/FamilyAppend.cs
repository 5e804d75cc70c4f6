using Synth.Schema;

namespace Synth.Engine;

/// <summary>Families that are added to what a target holds.</summary>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Root">The table whose rows are their roots, by its name in the source; null for the one under which most rows hang.</param>
public sealed record FamilyAppend(int Count, TableName? Root = null);
