using System.Security.Cryptography;
using System.Text;
using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine;

/// <summary>
/// A process that helps with a fit that began elsewhere: it reads the same families from the source by a connection of its own, and fits
/// the same model, of which it makes some pieces and takes over the others.
/// </summary>
public sealed class FitAssistant : IDisposable
{
    private readonly SourceSample sample;
    private readonly FitOptions options;

    private FitAssistant(SourceSample sample, FitOptions options)
    {
        this.sample = sample;
        this.options = options;
        Digest = sample.Digest();
    }

    /// <summary>The digest of the sample as it was read here; who has another one cannot help.</summary>
    public UInt128 Digest { get; }

    /// <summary>Tells a source from others, however it is addressed.</summary>
    public static string KeyOf(DatabaseIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"fit\n{identity.Server}\n{identity.Database}")));
    }

    /// <summary>The key of a source.</summary>
    /// <exception cref="ConnectionException">It cannot be reached.</exception>
    public static async Task<string> IdentifyAsync(DatabaseEndpoint source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = await source.Connector.OpenSourceAsync(source.Address, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            return KeyOf(session.Identity);
        }
    }

    /// <summary>Reads the families that the fit is about.</summary>
    /// <param name="source">The source.</param>
    /// <param name="snapshot">The snapshot to read at, where the engine has such; else null.</param>
    /// <param name="order">What is to be fitted.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ConnectionException">The source cannot be reached, or its snapshot is gone.</exception>
    /// <exception cref="ReadException">The source cannot be read, or is not what was planned for.</exception>
    public static async Task<FitAssistant> ReadAsync(
        DatabaseEndpoint source, string? snapshot, FitOrder order, int workers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(order);
        var session = await source.Connector.OpenSourceAtAsync(source.Address, snapshot, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var sample = await SourceFitter.SampleAsync(
                session, source.Connector.Capabilities.ConcurrentReads, order, cancellationToken).ConfigureAwait(false);
            return new FitAssistant(sample, order.Options with { Workers = workers });
        }
    }

    /// <summary>Helps until the fit is over here, too.</summary>
    /// <param name="exchange">Shares the pieces.</param>
    /// <param name="cancellationToken">Stops it: the fit is over elsewhere.</param>
    public void Help(IPieceExchange exchange, CancellationToken cancellationToken) =>
        _ = RelationalSynthesizer.FitShared(sample, options, exchange, progress: null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => sample.Dispose();
}
