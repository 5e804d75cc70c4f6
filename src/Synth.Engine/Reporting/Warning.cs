namespace Synth.Engine;

/// <summary>Something that a run goes on in spite of, and that <c>--strict</c> stops it for.</summary>
/// <param name="Id">One of <see cref="Schema.WarningIds"/>.</param>
/// <param name="Subject">The object, as a person would name it.</param>
/// <param name="Message">What it is, one sentence.</param>
public sealed record Warning(string Id, string Subject, string Message);
