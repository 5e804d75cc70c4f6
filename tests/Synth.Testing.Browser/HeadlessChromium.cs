using System.Reflection;
using Microsoft.Playwright;
using Xunit;

namespace Synth.Testing.Browser;

/// <summary>
/// A headless Chromium for tests of pages: the one that <c>SYNTH_TEST_CHROMIUM</c> names, else the system's own. Where there is none, tests
/// are skipped with the reason, and fail under <c>CI=true</c>.
/// </summary>
public sealed class HeadlessChromium : IAsyncDisposable
{
    /// <summary>The variable with the path of a browser.</summary>
    public const string Variable = "SYNTH_TEST_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private HeadlessChromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Starts the browser; skips or fails the test that asks where there is none.</summary>
    public static async Task<HeadlessChromium> StartAsync()
    {
        var path = Find();
        if (path is null)
        {
            var reason = $"No browser: {Variable} is not set and no Chromium is installed.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Skip(reason);
        }

        var driver = typeof(HeadlessChromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(entry => entry.Key == "PlaywrightDriver").Value;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true });
        return new HeadlessChromium(playwright, browser);
    }

    /// <summary>Opens a page in a context of its own: nothing is left of pages before it.</summary>
    /// <param name="address">The address, as in <c>file:///report.html</c>.</param>
    /// <param name="width">The width of the window in pixels.</param>
    /// <param name="scheme">The colours that the user prefers.</param>
    /// <param name="headers">Headers that go with every request, such as an authorization; null for none.</param>
    public async Task<WatchedPage> OpenAsync(
        string address, int width = 1280, ColorScheme scheme = ColorScheme.Light, IReadOnlyDictionary<string, string>? headers = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            ExtraHTTPHeaders = headers,
        });
        return await WatchedPage.OpenAsync(context, address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
                .FirstOrDefault(File.Exists);
}
