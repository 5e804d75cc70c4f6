using System.CommandLine;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Commands;

/// <summary><c>synth init</c>: a commented configuration file for a source.</summary>
internal static class InitCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("init", "Write a commented configuration file for a source. Counts rows, reads none.");
        var source = DatabaseOptions.AddSource(command);
        var file = new Option<string>("--file") { Description = "The file to write [default: synth.yaml]", HelpName = "file" };
        var replace = new Option<bool>("--replace") { Description = "Replace the file if it exists" };
        command.Options.Add(file);
        command.Options.Add(replace);
        command.ShowExamplesFirst(
        [
            "synth init --source sqlite:shop.db",
            "synth init --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD --file shop.yaml",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var from = source.Resolve(parsed, host, SynthConfiguration.Empty);
            var name = parsed.GetValue(file) ?? "synth.yaml";
            var path = Path.GetFullPath(name);
            if (File.Exists(path) && !parsed.GetValue(replace))
            {
                throw new SafetyException($"There is a file {path} already. Name another with --file, or add --replace.");
            }

            await using var session = await from.Connector.OpenSourceAsync(from.Address, cancellationToken);
            var plan = await SourceFitter.PlanAsync(session, new RunOptions(), SilentObserver.Instance, cancellationToken);
            await File.WriteAllTextAsync(path, ConfigurationTemplate.Write(plan, AddressFor(path, from.Address)), cancellationToken);
            host.Output.WriteLine($"Wrote {path}. Edit it, then run synth clone --config {name}.");
            return 0;
        });
        return command;
    }

    // Paths in the file start from its folder, and that of the address from the working folder.
    private static string AddressFor(string file, DatabaseAddress address)
    {
        var here = Environment.CurrentDirectory;
        return (Path.GetDirectoryName(file) == here ? address : address.From(here)).ToString();
    }
}
