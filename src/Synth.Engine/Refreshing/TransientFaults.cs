using System.Data.Common;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Synth.Connectors;

namespace Synth.Engine;

/// <summary>Tells faults that may pass from those that stay, and tries again.</summary>
internal static class TransientFaults
{
    /// <summary>Whether the same run may succeed a little later: a server that restarts, a connection that was cut, a deadlock.</summary>
    public static bool AreCauseOf(Exception? exception) => exception switch
    {
        null or OperationCanceledException => false,
        ConnectionException connection => connection.IsTransient,
        SocketException or TimeoutException => true,
        DbException { IsTransient: true } => true,
        _ => AreCauseOf(exception.InnerException),
    };

    /// <summary>A pipeline that tries again after transient faults, with waits that double each time.</summary>
    /// <param name="retries">How often.</param>
    /// <param name="delay">The first wait.</param>
    /// <param name="clock">Tells the time, and waits.</param>
    public static ResiliencePipeline Pipeline(int retries, TimeSpan delay, TimeProvider clock) => retries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(AreCauseOf(arguments.Outcome.Exception)),
                MaxRetryAttempts = retries,
                Delay = delay,
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = TimeSpan.FromHours(1),
            })
            .Build();
}
