using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Synth.Testing.Browser;

/// <summary>A page of which every complaint is kept: errors on its console, scripts that fail, requests that come to nothing.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    /// <summary>The variable with a folder that takes pictures for people to look at; none are taken where it is not set.</summary>
    public const string PictureVariable = "SYNTH_TEST_SCREENSHOTS";

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"uncaught: {error}");
        page.RequestFailed += (_, request) => complaints.Enqueue($"request: {request.Url}: {request.Failure}");
        page.Request += (_, request) => Requests.Enqueue(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the page complained of so far.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>The addresses that it asked for, the page's own first.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>How far the page is wider than its window, in pixels; 0 when nothing sticks out.</summary>
    public Task<int> OverhangAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Takes a picture of the whole page if somebody wants to look at it.</summary>
    /// <param name="name">The picture's name, without its ending.</param>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable(PictureVariable) is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => context.DisposeAsync();

    internal static async Task<WatchedPage> OpenAsync(IBrowserContext context, string address)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(address);
        return watched;
    }
}
