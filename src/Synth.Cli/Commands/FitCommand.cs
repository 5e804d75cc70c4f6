using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth fit</c>: from a source to a model file.</summary>
internal static class FitCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("fit",
            "Fit a model to a source and keep it in a file. The file holds no source rows but those of reference tables.");
        var source = DatabaseOptions.AddSource(command);
        var model = ModelOption.AddTo(command, "The file to write");
        var replace = new Option<bool>("--replace") { Description = "Replace the file if it exists" };
        command.Options.Add(replace);
        var options = new RunOptionSet()
            .AddSeed(command).AddWorkers(command).AddMemory(command).AddQuality(command).AddHoldoutFraction(command);
        var config = ConfigurationOption.AddTo(command);
        var cluster = ClusterOptionSet.AddForFits(command);
        var output = OutputOptions.AddTo(command);
        command.ShowExamplesFirst(
        [
            "synth fit --source sqlite:shop.db --model shop.synth",
            "synth fit --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD --model shop.synth --replace",
            "synth fit --source $SOURCE --model shop.synth --cluster redis://redis.example     # with all workers that know the source",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = config.Read(parsed, host);
            var from = source.Resolve(parsed, host, configuration);
            var runOptions = MemoryLimit.Keep(host, options.Resolve(parsed, configuration));
            var path = model.PathOf(parsed);
            var sharing = cluster.Sharing(parsed, host);
            ModelStore.RefuseUnwritable(path, parsed.GetValue(replace));
            var start = host.Clock.GetTimestamp();
            var fitted = await output.Progress(parsed, host).RunAsync(async observer =>
            {
                await using var session = await from.Connector.OpenSourceAsync(from.Address, cancellationToken);
                return await SourceFitter.FitAsync(session, from.Connector.Capabilities.ConcurrentReads,
                    runOptions, sharing, observer, cancellationToken);
            });
            var document = FitDocument.Of(
                fitted, from.Address, path, ModelStore.Write(fitted, path), runOptions.Seed, host.Clock.GetElapsedTime(start).TotalSeconds);
            if (output.IsJson(parsed))
            {
                JsonOutput.Write(host.Output, document);
            }
            else
            {
                FitSummary.Write(output.Console(parsed, host), document);
            }

            return (int)ExitCode.Success;
        });
        return command;
    }
}
