namespace Synth.Modeling;

/// <summary>A word of a form of names.</summary>
/// <param name="Kind">What it is, as in <see cref="WordKeys"/>.</param>
/// <param name="Mark">The gender of a given name, or a fixed word itself; else empty.</param>
/// <param name="Case">How it is written.</param>
/// <param name="Separator">What stands between it and the next one.</param>
internal sealed record WordForm(char Kind, string Mark, LetterCase Case, string Separator);
