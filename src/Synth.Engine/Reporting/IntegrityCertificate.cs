using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>What the target engine itself said of every promise of the schema.</summary>
/// <param name="Checks">One verdict per promise.</param>
public sealed record IntegrityCertificate(ValueList<IntegrityCheck> Checks)
{
    /// <summary>Whether every promise is kept.</summary>
    public bool IsKept => Checks.All(check => check.IsKept);

    /// <summary>The promises that are broken.</summary>
    public IEnumerable<IntegrityCheck> Broken => Checks.Where(check => !check.IsKept);

    /// <summary>Kept and all promises of a kind.</summary>
    public (int Kept, int All) CountOf(IntegrityCheckKind kind) =>
        (Checks.Count(check => check.Kind == kind && check.IsKept), Checks.Count(check => check.Kind == kind));
}
