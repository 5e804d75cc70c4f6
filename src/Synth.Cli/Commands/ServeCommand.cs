using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Synth.Cli.Failures;
using Synth.Cli.Help;
using Synth.Cli.Options;
using Synth.Cli.Progress;
using Synth.Cli.Results;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Server;
using Synth.Server.Jobs;

namespace Synth.Cli.Commands;

/// <summary><c>synth serve</c>: the daemon that runs jobs by their schedules and shows how they go.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("serve",
            "Run jobs by their schedules, keep their history, and show both on a web page and by a REST API.");
        var file = new Option<string>("--config")
        {
            Description = "The file with the jobs and their schedules [default: serve.yaml]",
            HelpName = "file"
        };
        command.Options.Add(file);
        var cluster = ClusterOptionSet.AddTo(command);
        command.ShowExamplesFirst(
        [
            "SYNTH_TOKEN=$(openssl rand -hex 24) synth serve --config serve.yaml",
            "synth serve --config serve.yaml --log-format json",
            "synth serve --config serve.yaml --cluster redis://redis.example     # loads what jobs with cluster: true fill",
        ]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = ServeFile.Read(
                parsed.GetValue(file) ?? "serve.yaml", host.Variable, schedule => JobSchedules.ProblemOf(schedule, host.Clock));
            var filler = cluster.Filler(parsed, host);
            RefuseUnshared(configuration, filler);
            await using var daemon = Daemon.Create(new DaemonOptions
            {
                Configuration = configuration,
                Connectors = Engines.Registry,
                Variable = host.Variable,
                Vocabulary = Vocabulary(host.Clock),
                Filler = filler,
                Clock = host.Clock,
                LogsJson = LogFormatOption.IsJson(parsed),
            });
            await StartAsync(daemon, configuration, cancellationToken);
            host.Error.WriteLine(
                $"Synth serves {configuration.Jobs.Count} {(configuration.Jobs.Count == 1 ? "job" : "jobs")} at {daemon.Urls.First()}. "
                    + "Stop it by Ctrl-C; a run that goes on is then cancelled.");
            await daemon.WaitForShutdownAsync(cancellationToken);
            await daemon.StopAsync(CancellationToken.None);
            return (int)ExitCode.Success;
        });
        return command;
    }

    private static void RefuseUnshared(ServeConfiguration configuration, ITargetFiller? filler)
    {
        if (filler is null && configuration.Jobs.FirstOrDefault(job => job.IsShared) is { } shared)
        {
            throw new ConfigurationException(
                $"The job {shared.Name} is to be loaded by a cluster, and none is named. Add --cluster, or leave cluster out of the job.");
        }
    }

    private static async Task StartAsync(WebApplication daemon, ServeConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            await daemon.StartAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new ConfigurationException(
                $"{configuration.Listen} cannot be listened on: the port is taken, or not allowed. Name another by listen:.");
        }
    }

    private static RunVocabulary Vocabulary(TimeProvider clock) => new(
        StageNames.Of,
        exception => (int)ExitCodes.Of(exception),
        FailureWriter.Describe,
        (result, source, target) => ReportOf(result, source, target, clock));

    private static ReportDocument? ReportOf(RunResult result, DatabaseAddress source, DatabaseAddress target, TimeProvider clock) =>
        result.Evaluation is { } report
            ? ReportDocument.Of(report, ReportContexts.Of(result, source, target), SynthesisRun.ToolVersion, clock.GetUtcNow())
            : null;
}
