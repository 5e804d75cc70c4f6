using System.Globalization;
using Spectre.Console;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>The integrity certificate, for people: per kind of promise, how many the target engine found kept.</summary>
internal static class CertificateSummary
{
    public static void Write(IAnsiConsole console, IntegrityCertificate certificate)
    {
        console.WriteLine("Integrity certificate, as verified by the target engine:");
        foreach (var kind in Enum.GetValues<IntegrityCheckKind>())
        {
            var (kept, all) = certificate.CountOf(kind);
            if (all > 0)
            {
                console.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"  {NameOf(kind),-18} {kept} of {all} kept"),
                    kept == all ? Color.Green : Color.Red);
            }
        }

        foreach (var check in certificate.Broken)
        {
            console.WriteLine(
                string.Create(CultureInfo.InvariantCulture,
                    $"  broken: {NameOf(check.Kind)} of {check.Table}, {check.Subject}: {check.Violations}"), Color.Red);
        }

        foreach (var check in certificate.Unbinding)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  not enforced, as in the source, and checked anyway: {NameOf(check.Kind)} of {check.Table}, {check.Subject}: "
                + $"{check.Violations} rows break it"));
        }

        console.WriteLine();
    }

    /// <summary>What a kind of promise is called.</summary>
    public static string NameOf(IntegrityCheckKind kind) => kind switch
    {
        IntegrityCheckKind.RowCount => "row counts",
        IntegrityCheckKind.PrimaryKey => "primary keys",
        IntegrityCheckKind.Unique => "unique keys",
        IntegrityCheckKind.ForeignKey => "foreign keys",
        IntegrityCheckKind.NotNull => "NOT NULL columns",
        IntegrityCheckKind.Check => "checks",
        IntegrityCheckKind.Identity => "identities",
        IntegrityCheckKind.Engine => "the engine's own",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind."),
    };
}
