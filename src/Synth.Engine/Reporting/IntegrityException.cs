using Synth.Schema;

namespace Synth.Engine;

/// <summary>The target engine found a promise of the schema broken; the target was removed again.</summary>
public sealed class IntegrityException : SynthException
{
    /// <summary>Makes the exception.</summary>
    public IntegrityException(IntegrityCertificate certificate)
        : base(Describe(certificate)) => Certificate = certificate;

    /// <summary>All verdicts.</summary>
    public IntegrityCertificate Certificate { get; }

    private static string Describe(IntegrityCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return string.Join(Environment.NewLine, certificate.Broken
            .Select(check =>
                FormattableString.Invariant($"  {check.Kind} of table {check.Table}, {check.Subject}: {check.Violations} violations"))
            .Prepend("What was made does not keep what its schema promises, and was removed again. Please report this with the schema of "
                + "the source."));
    }
}
