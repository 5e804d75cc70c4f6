using Synth.Server.Store;

namespace Synth.Server.Api;

/// <summary>Runs as the API shows them.</summary>
internal sealed class RunShelf(RunHistory history, DaemonOptions options)
{
    public async Task<IReadOnlyList<RunView>> ListAsync(string job, int limit, CancellationToken cancellationToken)
    {
        var now = options.Clock.GetUtcNow();
        return [.. (await history.ListAsync(job, limit, cancellationToken)).Select(run => RunView.Of(run, now))];
    }

    public async Task<RunView?> FindAsync(string id, CancellationToken cancellationToken) =>
        await history.FindAsync(id, cancellationToken) is { } run ? RunView.Of(run, options.Clock.GetUtcNow()) : null;
}
