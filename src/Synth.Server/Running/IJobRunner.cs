using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Server.Running;

/// <summary>Does the work of a job.</summary>
internal interface IJobRunner
{
    /// <summary>Does it once.</summary>
    /// <param name="job">The job.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Synth.Schema.SynthException">It failed; the target is as it was.</exception>
    Task<JobResult> RunAsync(JobSettings job, IRunObserver observer, CancellationToken cancellationToken);
}
