using System.Net.Http.Json;

namespace Synth.Server.Notifying;

/// <summary>Posts a notice as JSON to an address.</summary>
internal sealed class WebhookChannel(Uri address, HttpClient client) : INoticeChannel
{
    /// <inheritdoc/>
    public string Name => "the webhook";

    /// <inheritdoc/>
    public async Task SendAsync(FailureNotice notice, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(address, notice, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
