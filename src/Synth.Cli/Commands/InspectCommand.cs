using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth inspect</c>: what a source holds and what would be done with it.</summary>
internal sealed class InspectCommand
{
    private readonly CommandHost host;
    private readonly DatabaseOptions source;
    private readonly ConfigurationOption config;
    private readonly Option<bool> inferKeys = new("--infer-keys")
    {
        Description = "Read all rows, and propose keys that they keep without being declared",
    };

    private readonly Option<bool> limits = new("--limits")
    {
        Description = "Read all rows, and say what a model could not learn from them: rare values, few rows",
    };

    private readonly OutputOptions output;

    private InspectCommand(Command command, CommandHost host)
    {
        this.host = host;
        source = DatabaseOptions.AddSource(command);
        config = ConfigurationOption.AddTo(command);
        command.Options.Add(inferKeys);
        command.Options.Add(limits);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command("inspect", "Show a source's catalog, what its columns mean, and the plan for its tables.");
        var inspect = new InspectCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth inspect --source sqlite:shop.db",
            "synth inspect --source sqlite:shop.db --infer-keys",
            "synth inspect --source sqlite:shop.db --limits",
            "synth inspect --source postgres://reader@prod.example/shop --source-password-env PROD_PASSWORD --output json > catalog.json",
        ]);
        command.SetAction(inspect.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        var from = source.Resolve(parsed, host, configuration);
        var runOptions = new RunOptionSet().Resolve(parsed, configuration);
        var found = await output.Progress(parsed, host).RunAsync(observer =>
            InspectAsync(parsed, from, runOptions, observer, cancellationToken));
        if (output.IsJson(parsed))
        {
            JsonOutput.Write(host.Output, InspectDocument.Of(found, from.Address));
        }
        else
        {
            InspectSummary.Write(output.Console(parsed, host), found, from.Address);
        }

        return (int)ExitCode.Success;
    }

    private async Task<Inspection> InspectAsync(
        ParseResult parsed, DatabaseEndpoint from, RunOptions runOptions, IRunObserver observer, CancellationToken cancellationToken)
    {
        await using var session = await from.Connector.OpenSourceAsync(from.Address, cancellationToken);
        var plan = await SourceFitter.PlanAsync(session, runOptions, observer, cancellationToken);
        var meanings = await MeaningReader.ReadAsync(session, plan, observer, cancellationToken);
        var keys = parsed.GetValue(inferKeys) ? await KeyFinder.FindAsync(session, plan.Schema, observer, cancellationToken) : null;
        var few = parsed.GetValue(limits)
            ? await SourceFitter.FindLimitsAsync(session, plan, runOptions, observer, cancellationToken)
            : null;
        return new Inspection(plan, meanings, session.ServerVersion, keys, few?.Select(LimitEntry.Of).ToArray());
    }
}
