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

    /// <summary>What nothing holds rows to in source and target, counted all the same.</summary>
    public IEnumerable<IntegrityCheck> Unbinding => Checks.Where(check => !check.IsBinding);

    /// <summary>Kept and all promises of a kind that rows are held to.</summary>
    public (int Kept, int All) CountOf(IntegrityCheckKind kind) =>
        (Checks.Count(check => check.Kind == kind && check.IsBinding && check.IsKept),
            Checks.Count(check => check.Kind == kind && check.IsBinding));
}
