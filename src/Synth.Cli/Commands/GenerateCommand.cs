using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Cluster;
using Synth.Engine;
using Synth.Modeling;

namespace Synth.Cli.Commands;

/// <summary><c>synth generate</c>: fills a target from a model file, without a source.</summary>
internal sealed class GenerateCommand
{
    private readonly CommandHost host;
    private readonly ModelOption model;
    private readonly DatabaseOptions target;
    private readonly RunOptionSet options;
    private readonly ReplacementOptionSet replacement;
    private readonly ConfigurationOption config;
    private readonly SessionOptionSet session;
    private readonly ClusterOptionSet cluster;
    private readonly OutputOptions output;

    private GenerateCommand(Command command, CommandHost host)
    {
        this.host = host;
        model = ModelOption.AddTo(command, "The model file that synth fit wrote");
        target = DatabaseOptions.AddTarget(command);
        options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command).AddStrict(command);
        replacement = ReplacementOptionSet.AddTo(command);
        config = ConfigurationOption.AddTo(command);
        session = SessionOptionSet.AddTo(command);
        cluster = ClusterOptionSet.AddForLoads(command);
        output = OutputOptions.AddTo(command);
    }

    public static Command Create(CommandHost host)
    {
        var command = new Command("generate", "Fill a target with synthetic rows from a model file; needs no route to the source.");
        var generate = new GenerateCommand(command, host);
        command.ShowExamplesFirst(
        [
            "synth generate --model shop.synth --target sqlite:shop-test.db",
            "synth generate --model shop.synth --target postgres://owner@test.example/shop --scale 10 --seed 7",
            "synth generate --model shop.synth --target sqlite:shop-test.db --resume",
            "synth generate --model shop.synth --target $TARGET --prepare",
            "synth generate --model shop.synth --target $TARGET --partition $JOB_COMPLETION_INDEX/8     # 0/8 to 7/8, anywhere",
            "synth generate --model shop.synth --target $TARGET --finish",
            "synth generate --model shop.synth --target $TARGET --cluster redis://redis.example     # by all workers that joined",
        ]);
        command.SetAction(generate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            await GenerateAsync(parsed, cancellationToken);
            return (int)ExitCode.Success;
        }
        catch (OperationCanceledException) when (
            cancellationToken.IsCancellationRequested && (session.KeepsWhatIsLoaded(parsed) || cluster.IsWanted(parsed)))
        {
            host.Error.WriteLine("Cancelled. What is loaded is kept; the same command goes on from there.");
            return (int)ExitCode.Cancelled;
        }
    }

    private async Task GenerateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configuration = config.Read(parsed, host);
        var to = target.Resolve(parsed, host, configuration);
        var runOptions = MemoryLimit.Keep(
            host, options.Resolve(parsed, configuration) with { Replacement = replacement.Resolve(parsed) });
        var shared = cluster.IsWanted(parsed) ? ModelStore.ReadPacked(model.PathOf(parsed)) : null;
        var fitted = shared?.Model ?? ModelStore.Read(model.PathOf(parsed));
        var progress = output.Progress(parsed, host);
        var partial = new SessionReport(host, output);
        if (session.IsPrepared(parsed))
        {
            partial.WritePrepared(
                parsed, await progress.RunAsync(observer => Partitioned(observer).PrepareAsync(fitted, to, cancellationToken)), to.Address);
        }
        else if (session.PartitionOf(parsed) is { } partition)
        {
            partial.WriteLoaded(
                parsed, await progress.RunAsync(observer => Partitioned(observer).LoadAsync(fitted, to, partition, cancellationToken)));
        }
        else
        {
            var result =
                await progress.RunAsync(observer => FillAsync(parsed, runOptions, fitted, shared, to, observer, cancellationToken));
            new RunReport(host, output).Write(parsed, result, runOptions.Scale, source: null, to.Address);
        }

        PartitionedRun Partitioned(IRunObserver observer) => new(runOptions, observer, host.Clock);
    }

    // What ends with a filled target, whoever loads it and whatever is there already.
    private Task<RunResult> FillAsync(
        ParseResult parsed,
        RunOptions runOptions,
        RelationalModel fitted,
        PackedModel? shared,
        DatabaseEndpoint to,
        IRunObserver observer,
        CancellationToken cancellationToken)
    {
        var partitioned = new PartitionedRun(runOptions, observer, host.Clock);
        return session.IsFinished(parsed) ? partitioned.FinishAsync(fitted, to, cancellationToken)
            : cluster.Resolve(parsed, host) is { } settings
                ? new ClusterRun(settings, runOptions, observer, host.Clock).GenerateAsync(shared!, to, cancellationToken)
            : session.IsResumed(parsed) ? partitioned.ResumeAsync(fitted, to, cancellationToken)
            : new SynthesisRun(runOptions, observer, host.Clock).GenerateAsync(fitted, to, cancellationToken);
    }
}
