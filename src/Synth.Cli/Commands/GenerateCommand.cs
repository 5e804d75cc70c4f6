using System.CommandLine;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Results;
using Synth.Cluster;
using Synth.Engine;

namespace Synth.Cli.Commands;

/// <summary><c>synth generate</c>: fills a target from a model file, without a source.</summary>
internal static class GenerateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("generate", "Fill a target with synthetic rows from a model file; needs no route to the source.");
        var model = ModelOption.AddTo(command, "The model file that synth fit wrote");
        var target = DatabaseOptions.AddTarget(command);
        var options = new RunOptionSet()
            .AddSeed(command).AddScale(command).AddEdgeCases(command).AddWorkers(command).AddMemory(command).AddStrict(command);
        var replacement = ReplacementOptionSet.AddTo(command);
        var config = ConfigurationOption.AddTo(command);
        var session = SessionOptionSet.AddTo(command);
        var cluster = ClusterOptionSet.AddTo(command);
        var output = OutputOptions.AddTo(command);
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
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await RunAsync(parsed, cancellationToken);
            }
            catch (OperationCanceledException) when (
                cancellationToken.IsCancellationRequested && (session.KeepsWhatIsLoaded(parsed) || cluster.IsWanted(parsed)))
            {
                host.Error.WriteLine("Cancelled. What is loaded is kept; the same command goes on from there.");
                return (int)ExitCode.Cancelled;
            }
        });
        return command;

        async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            var configuration = config.Read(parsed, host);
            var to = target.Resolve(parsed, host, configuration);
            var resolved = options.Resolve(parsed, configuration) with { Replacement = replacement.Resolve(parsed) };
            var runOptions = MemoryLimit.Keep(host, resolved);
            var fitted = ModelStore.Read(model.PathOf(parsed));
            var partial = new SessionReport(host, output);
            if (session.IsPrepared(parsed))
            {
                partial.WritePrepared(parsed, await WatchAsync(observer => Partitioned(observer).PrepareAsync(fitted, to, cancellationToken)), to.Address);
            }
            else if (session.PartitionOf(parsed) is { } partition)
            {
                partial.WriteLoaded(parsed, await WatchAsync(observer => Partitioned(observer).LoadAsync(fitted, to, partition, cancellationToken)));
            }
            else
            {
                var result = await WatchAsync(observer =>
                    session.IsFinished(parsed) ? Partitioned(observer).FinishAsync(fitted, to, cancellationToken)
                    : cluster.Resolve(parsed, host) is { } settings
                        ? new ClusterRun(settings, runOptions, observer, host.Clock).GenerateAsync(fitted, to, cancellationToken)
                    : session.IsResumed(parsed) ? Partitioned(observer).ResumeAsync(fitted, to, cancellationToken)
                    : new SynthesisRun(runOptions, observer, host.Clock).GenerateAsync(fitted, to, cancellationToken));
                new RunReport(host, output).Write(parsed, result, runOptions.Scale, source: null, to.Address);
            }

            return (int)ExitCode.Success;

            PartitionedRun Partitioned(IRunObserver observer) => new(runOptions, observer, host.Clock);

            Task<T> WatchAsync<T>(Func<IRunObserver, Task<T>> work) => output.Progress(parsed, host).RunAsync(work);
        }
    }
}
