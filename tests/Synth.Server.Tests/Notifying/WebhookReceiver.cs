using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Synth.Server.Tests;

/// <summary>A web server that keeps what is posted to it, after it has turned some requests away.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly Channel<string> bodies = Channel.CreateUnbounded<string>();
    private readonly WebApplication application;
    private int requests;

    private WebhookReceiver(int failures)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.Run(async context =>
        {
            if (Interlocked.Increment(ref requests) <= failures)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            using var reader = new StreamReader(context.Request.Body);
            await bodies.Writer.WriteAsync(await reader.ReadToEndAsync(context.RequestAborted));
        });
    }

    public Uri Address => new(application.Urls.First());

    public int Requests => requests;

    public static async Task<WebhookReceiver> StartAsync(int failures)
    {
        var receiver = new WebhookReceiver(failures);
        await receiver.application.StartAsync();
        return receiver;
    }

    public async Task<string> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await bodies.Reader.ReadAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
