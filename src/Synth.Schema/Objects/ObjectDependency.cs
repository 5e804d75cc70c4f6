namespace Synth.Schema;

/// <summary>That one object of a schema cannot be created before another one is there.</summary>
/// <param name="Object">The object.</param>
/// <param name="Needs">What it needs.</param>
public sealed record ObjectDependency(ObjectName Object, ObjectName Needs);
