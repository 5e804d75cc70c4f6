using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth rollback</c>: puts back what the last refresh replaced.</summary>
internal static class RollbackCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("rollback", "Put back what the last refresh of a target replaced. A second rollback undoes the first.");
        var target = DatabaseOptions.AddRefreshed(command);
        var config = ConfigurationOption.AddTo(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth rollback --target sqlite:shop-test.db",
            "synth rollback --target postgres://owner@test.example/shop --target-password-file /run/secrets/test",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var to = target.Resolve(parsed, host, config.Read(parsed, host));
            var marker = await output.Progress(parsed, host).RunAsync(observer =>
                new RollbackRun(observer).RollBackAsync(to, cancellationToken));
            new RefreshReport(host, output).WriteRollback(parsed, marker, to.Address);
            return (int)ExitCode.Success;
        });
        return command;
    }
}
