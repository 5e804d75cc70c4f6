using System.Collections.Concurrent;
using Synth.Engine.Configuration;

namespace Synth.Server.Api;

/// <summary>
/// Schemas of sources for diagrams, read from the catalog and kept for a while, so that looking at a page does not burden production.
/// </summary>
internal sealed class SchemaShelf(DaemonOptions options)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (DateTimeOffset ReadAt, SchemaView Schema)> kept = [];

    /// <summary>The schema of a job's source.</summary>
    /// <exception cref="Synth.Schema.SynthException">It cannot be read.</exception>
    public async Task<SchemaView> ReadAsync(JobSettings job, CancellationToken cancellationToken)
    {
        var now = options.Clock.GetUtcNow();
        if (kept.TryGetValue(job.Name, out var known) && now - known.ReadAt < Freshness)
        {
            return known.Schema;
        }

        var configuration = ConfigurationFile.Read(job.Configuration, options.Variable);
        var source = new ConfiguredEndpoints(options.Connectors, options.Variable).Source(configuration);
        await using var session = await source.Connector.OpenSourceAsync(source.Address, cancellationToken);
        var schema = SchemaView.Of(await session.Catalog.ReadAsync(cancellationToken));
        kept[job.Name] = (now, schema);
        return schema;
    }
}
