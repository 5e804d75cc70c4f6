using Microsoft.Extensions.Logging;
using Synth.Server.Store;

namespace Synth.Server.Notifying;

/// <summary>Tells people of a failure, by every channel that is configured. What cannot be told is logged, and fails nothing.</summary>
internal sealed class FailureNotifier(IEnumerable<INoticeChannel> channels, DaemonOptions options, ILogger<FailureNotifier> logger)
{
    private const int Attempts = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task NotifyAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var notice = FailureNotice.Of(run, options.Configuration.Notifications.PublicAddress);
        await Task.WhenAll(channels.Select(channel => SendAsync(channel, notice, cancellationToken)));
    }

    private async Task SendAsync(INoticeChannel channel, FailureNotice notice, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(Patience);
                await channel.SendAsync(notice, patience.Token);
                return;
            }
            catch (Exception exception) when (attempt < Attempts)
            {
                logger.LogWarning("Run {Run}: {Channel} did not take the notice ({Kind}); trying again", notice.Run, channel.Name,
                    exception.GetType().Name);
                await Task.Delay(FirstPause * attempt, options.Clock, cancellationToken);
            }
            catch (Exception exception)
            {
                logger.LogError("Run {Run}: {Channel} did not take the notice ({Kind}); nobody was told that way", notice.Run,
                    channel.Name, exception.GetType().Name);
            }
        }
    }
}
