using System.Runtime.InteropServices;

namespace Synth.Cli;

/// <summary>
/// Turns Ctrl-C and a request to terminate into a cancellation, once: a second one ends the process as the system does it.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    public Interruption() =>
        registrations =
            [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        // Elsewhere: what the token stops must not run on the thread that signals arrive on.
        _ = source.CancelAsync();
    }
}
