namespace Synth.Modeling;

/// <summary>What one kind of question about the families of one tree has cost.</summary>
/// <param name="Tree">The root table of the families.</param>
/// <param name="Purpose">What was asked.</param>
/// <param name="Mechanism">How the answers were blurred.</param>
/// <param name="Questions">How many there were.</param>
/// <param name="Rho">What they cost together, as zero-concentrated differential privacy (Bun and Steinke 2016).</param>
/// <param name="Delta">The probability that is spent besides.</param>
public sealed record PrivacySpend(string Tree, string Purpose, string Mechanism, int Questions, double Rho, double Delta);
