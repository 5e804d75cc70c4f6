using System.CommandLine;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine.Configuration;

namespace Synth.Cli.Commands;

/// <summary><c>synth config</c>: what is in effect, or what there is.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("config", "Check a configuration file and show what is in effect, or show what one may hold.");
        var config = ConfigurationOption.AddTo(command);
        var options = new RunOptionSet().AddSeed(command).AddScale(command).AddWorkers(command).AddQuality(command);
        var effective = new Option<bool>("--effective")
        {
            Description =
                "Show all settings that are in effect, after flags, environment, file and defaults (the default)"
        };
        var schema = new Option<bool>("--schema") { Description = "Show the JSON schema of configuration files" };
        command.Options.Add(effective);
        var reference = new Option<bool>("--reference") { Description = "Show what each setting means, as Markdown" };
        command.Options.Add(schema);
        command.Options.Add(reference);
        command.ShowExamplesFirst(["synth config --config synth.yaml --effective", "synth config --schema > synth.schema.json"]);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                JsonOutput.Write(host.Output, ConfigurationSchema.Create());
                return 0;
            }

            if (parsed.GetValue(reference))
            {
                host.Output.Write(ConfigurationReference.Write());
                return 0;
            }

            var configuration = config.Read(parsed, host);
            JsonOutput.Write(host.Output, EffectiveDocument.Of(configuration, options.Resolve(parsed, configuration), host.Variable));
            return 0;
        });
        return command;
    }
}
