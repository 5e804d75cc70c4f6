using System.Globalization;
using Spectre.Console;
using Synth.Connectors;
using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>The integrity certificate of a database, for people.</summary>
internal static class VerificationSummary
{
    public static void Write(IAnsiConsole console, VerificationResult result, DatabaseAddress target)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target} ({result.ServerVersion}), {result.TableCount} tables"));
        console.WriteLine();
        CertificateSummary.Write(console, result.Certificate);
        IssueListing.Write(console, result.Issues);
        var broken = result.Certificate.Broken.Count();
        console.WriteLine(broken == 0
            ? "Every promise of the schema is kept."
            : string.Create(CultureInfo.InvariantCulture,
                $"{broken} of {result.Certificate.Checks.Count} promises of the schema are broken."));
    }
}
