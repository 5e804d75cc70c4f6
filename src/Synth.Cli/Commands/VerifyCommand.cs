using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth verify</c>: the integrity certificate of a database, as its own catalog states it.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("verify",
            "Have a database's engine verify every key, check and NOT NULL of its catalog. Exit code 5 when one is broken.");
        var target = DatabaseOptions.AddVerified(command);
        var config = ConfigurationOption.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth verify --target sqlite:shop-test.db",
            "synth verify --target postgres://owner@test.example/shop --target-password-file /run/secrets/test --output json > "
            + "certificate.json",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var database = target.Resolve(parsed, host, config.Read(parsed, host));
            var result = await output.Progress(parsed, host).RunAsync(observer =>
                new VerificationRun(observer).VerifyAsync(database, cancellationToken));
            if (output.IsJson(parsed))
            {
                JsonOutput.Write(host.Output, VerificationDocument.Of(result, database.Address));
            }
            else
            {
                VerificationSummary.Write(output.Console(parsed, host), result, database.Address);
            }

            return (int)(result.Certificate.IsKept ? ExitCode.Success : ExitCode.Integrity);
        });
        return command;
    }
}
