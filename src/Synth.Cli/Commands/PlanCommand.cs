using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Commands;

/// <summary><c>synth plan</c>: what a run would do, and nothing done.</summary>
internal sealed class PlanCommand
{
    private readonly CommandHost host;
    private readonly DatabaseOptions source;
    private readonly ModelOption model;
    private readonly Option<bool> check = new("--check")
    {
        Description = "Only compare the source with the model; exit code 7 when they differ",
    };

    private readonly DatabaseOptions target;
    private readonly Option<IScriptDialect?> dialect = new("--dialect")
    {
        Description = "Plan for an empty database of an engine, in place of a target: "
            + string.Join(", ", Engines.Scripts.Select(script => script.Names[0])),
        HelpName = "engine",
        CustomParser = OptionParsers.Dialect("--dialect"),
    };

    private readonly RunOptionSet options;
    private readonly ConfigurationOption config;
    private readonly OutputOptions output;

    private PlanCommand(Command command, CommandHost host)
    {
        this.host = host;
        source = DatabaseOptions.AddSource(command);
        model = ModelOption.AddOptionalTo(command, "A model file to plan from, in place of a source");
        command.Options.Add(check);
        target = DatabaseOptions.AddPlanned(command);
        command.Options.Add(dialect);
        options = new RunOptionSet().AddScale(command);
        config = ConfigurationOption.AddTo(command);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "plan", "Show what a run would do: each table's rows, the target's statements in order, what is lost. Writes nothing.");
        var plan = new PlanCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth plan --source sqlite:shop.db --target postgres://owner@test.example/shop",
            "synth plan --source sqlite:shop.db --dialect sqlserver --scale 0.1",
            "synth plan --model shop.synth --target sqlite:shop-test.db --output json > plan.json",
            "synth plan --model shop.synth --source sqlite:shop.db --check",
        ]);
        command.SetAction(plan.RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        return parsed.GetValue(check)
            ? CheckAsync(parsed, configuration, cancellationToken)
            : PlanAsync(parsed, configuration, cancellationToken);
    }

    private Task<int> CheckAsync(ParseResult parsed, SynthConfiguration configuration, CancellationToken cancellationToken)
    {
        var compared = new RefreshOptions
        {
            Run = options.Resolve(parsed, configuration),
            ModelPath = model.PathIfNamed(parsed),
            DriftRows = configuration.DriftRows,
            DriftValues = configuration.DriftValues,
        };
        return new DriftCheck(host, output)
            .RunAsync(parsed, source.Resolve(parsed, host, configuration), compared, cancellationToken);
    }

    // From a model or a source, for a target or an engine.
    private async Task<int> PlanAsync(ParseResult parsed, SynthConfiguration configuration, CancellationToken cancellationToken)
    {
        var chosen = parsed.GetValue(dialect);
        var learned = model.PathIfNamed(parsed) is { } path ? ModelStore.Read(path) : null;
        var from = learned is null ? source.Resolve(parsed, host, configuration) : null;
        var to = chosen is null ? target.Resolve(parsed, host, configuration) : null;
        var plan = await output.Progress(parsed, host).RunAsync(observer =>
        {
            var planning = new PlanningRun(options.Resolve(parsed, configuration), observer);
            return (from, to) switch
            {
                (null, null) => Task.FromResult(planning.Plan(learned!, chosen!)),
                (null, { } there) => planning.PlanAsync(learned!, there, cancellationToken),
                ({ } here, null) => planning.PlanAsync(here, chosen!, cancellationToken),
                ({ } here, { } there) => planning.PlanAsync(here, there, cancellationToken),
            };
        });
        new PlanReport(host, output).Write(parsed, plan, from?.Address, to?.Address);
        return (int)ExitCode.Success;
    }
}
