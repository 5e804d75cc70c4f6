using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth doctor</c>: whether a source can be read and a target filled, found out without writing.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "doctor", "Connect to a source, a target or both, and tell what would stand in a run's way. Exit code 3 or 4 when something "
            + "does.");
        var source = DatabaseOptions.AddSource(command);
        var target = DatabaseOptions.AddPlanned(command);
        var config = ConfigurationOption.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth doctor --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD",
            "synth doctor --source sqlite:shop.db --target postgres://owner@test.example/shop --output json",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var (from, to) = (source.ResolveIfNamed(parsed, host, configuration), target.ResolveIfNamed(parsed, host, configuration));
            if (from is null && to is null)
            {
                throw new ConfigurationException(
                    "Nothing is named to examine. Give --source, --target or both, or a --config that names them.");
            }

            var examined = await output.Progress(parsed, host).RunAsync(async observer => new DiagnosisDocument(
                SynthesisRun.ToolVersion,
                from is null ? null
                    : DiagnosisDocument.SourceEntry.Of(await new DiagnosisRun(observer)
                        .ExamineSourceAsync(from, cancellationToken), from.Address),
                to is null ? null
                    : DiagnosisDocument.TargetEntry.Of(await DiagnosisRun.ExamineTargetAsync(to, cancellationToken), to.Address)));
            if (output.IsJson(parsed))
            {
                JsonOutput.Write(host.Output, examined);
            }
            else
            {
                DiagnosisSummary.Write(output.Console(parsed, host), examined);
            }

            return (int)Verdict(examined);
        });
        return command;
    }

    private static ExitCode Verdict(DiagnosisDocument examined) =>
        examined.Source is { IsReadable: false } ? ExitCode.Connection
        : examined.Target is { IsOwn: false } ? ExitCode.Safety
        : examined.Target is { MissingGrants: var missing } && missing.Any() ? ExitCode.Connection
        : ExitCode.Success;
}
