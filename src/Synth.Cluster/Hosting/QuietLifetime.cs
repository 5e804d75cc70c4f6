using Microsoft.Extensions.Hosting;

namespace Synth.Cluster.Hosting;

/// <summary>A host that listens to no signals: the program does.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
