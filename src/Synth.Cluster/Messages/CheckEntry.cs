using Synth.Connectors;
using Synth.Engine;
using Synth.Schema;

namespace Synth.Cluster.Messages;

/// <summary>A verdict of the target's engine, for the wire.</summary>
[GenerateSerializer]
internal sealed record CheckEntry(IntegrityCheckKind Kind, string? Schema, string Name, string Subject, long Violations, bool IsBinding)
{
    public static CheckEntry[] Of(IntegrityCertificate certificate) =>
    [
        .. certificate.Checks.Select(check => new CheckEntry(
            check.Kind, check.Table.Schema, check.Table.Name, check.Subject, check.Violations, check.IsBinding)),
    ];

    public static IntegrityCertificate ToCertificate(IEnumerable<CheckEntry> checks) => new(checks
        .Select(check => new IntegrityCheck(check.Kind, new TableName(check.Schema, check.Name), check.Subject, check.Violations)
        {
            IsBinding = check.IsBinding,
        })
        .ToValueList());
}
