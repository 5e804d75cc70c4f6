using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Running;

/// <summary>Refreshes a job's target as the job's configuration file has it at that moment.</summary>
internal sealed class ConfigurationRunner(DaemonOptions options) : IJobRunner
{
    /// <inheritdoc/>
    public async Task<JobResult> RunAsync(JobSettings job, IRunObserver observer, CancellationToken cancellationToken)
    {
        var configuration = ConfigurationFile.Read(job.Configuration, options.Variable);
        var endpoints = new ConfiguredEndpoints(options.Connectors, options.Variable);
        var (source, target) = (endpoints.Source(configuration), endpoints.Target(configuration));
        try
        {
            var filler = job.IsShared ? options.Filler : null;
            var result = await new RefreshRun(OptionsOf(job, configuration), observer, options.Clock, filler)
                .RunAsync(source, target, cancellationToken);
            return Describe(result.Run, source, target);
        }
        catch (QualityGateException exception)
        {
            // What was found is kept all the same: it says why the old rows are still there.
            return Describe(exception.Result, source, target) with { Failure = exception };
        }
    }

    // A night's rows that do not pass are not shown. Those that others load are not seen here; a file that asks for their evaluation all
    // the same is refused.
    private static RefreshOptions OptionsOf(JobSettings job, SynthConfiguration configuration) => new()
    {
        Run = RunOptions.Of(configuration, job.IsShared ? EvaluationMode.Off : EvaluationMode.Gate),
        ModelPath = job.Model,
        MaxAge = job.MaxAgeDays is { } days ? TimeSpan.FromDays(days) : null,
        Drift = configuration.Drift ?? DriftPolicy.Halt,
        DriftRows = configuration.DriftRows,
        DriftValues = configuration.DriftValues,
    };

    private JobResult Describe(RunResult result, DatabaseEndpoint source, DatabaseEndpoint target) =>
        new(result.Tables.Sum(table => table.SyntheticRows), options.Vocabulary.Report(result, source.Address, target.Address));
}
