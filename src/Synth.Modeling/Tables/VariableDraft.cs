namespace Synth.Modeling;

/// <summary>A variable to be drawn, while the table is fitted.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Codes">Its codes. Shape [rows].</param>
/// <param name="Presence">The presence variable that must say yes; -1 for none.</param>
internal sealed record VariableDraft(Variable Variable, byte[] Codes, int Presence);
