namespace Synth.Connectors;

/// <summary>An object of a source that a translated schema does not hold.</summary>
/// <param name="Subject">The object as a person would name it.</param>
/// <param name="Names">What an entry of a ledger has to hold to be about it.</param>
internal sealed record MissingObject(string Subject, IReadOnlyList<string> Names);
