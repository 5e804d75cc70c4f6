namespace Synth.Server.Notifying;

/// <summary>A way of telling people.</summary>
internal interface INoticeChannel
{
    /// <summary>What it is called in logs.</summary>
    string Name { get; }

    /// <summary>Tells them.</summary>
    Task SendAsync(FailureNotice notice, CancellationToken cancellationToken);
}
