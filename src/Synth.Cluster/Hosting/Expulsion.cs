namespace Synth.Cluster.Hosting;

/// <summary>
/// Hears when the cluster has taken this member for dead. It is then stopped and joins anew, where Orleans by itself would end the process.
/// </summary>
internal sealed class Expulsion : IFatalErrorHandler, IDisposable
{
    private readonly CancellationTokenSource source = new();

    /// <summary>Is cancelled when this member is out.</summary>
    public CancellationToken Token => source.Token;

    public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

    public void OnFatalException(object? sender, string? context, Exception? exception) => _ = source.CancelAsync();

    public void Dispose() => source.Dispose();
}
