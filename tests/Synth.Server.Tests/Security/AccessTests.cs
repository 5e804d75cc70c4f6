using System.Net;

namespace Synth.Server.Tests;

public sealed class AccessTests : IAsyncLifetime
{
    private static readonly string[] Foreign = ["http://evil.example", "null", "http://127.0.0.1:1"];

    private readonly JobFolder folder = new();
    private TestDaemon daemon = null!;
    private HttpClient anonymous = null!;

    public async ValueTask InitializeAsync()
    {
        daemon = await TestDaemon.StartAsync(folder.Configuration());
        anonymous = daemon.Anonymous();
    }

    public async ValueTask DisposeAsync()
    {
        anonymous.Dispose();
        await daemon.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("GET", "/api/overview")]
    [InlineData("GET", "/api/jobs")]
    [InlineData("GET", "/api/jobs/shop")]
    [InlineData("GET", "/api/jobs/shop/runs")]
    [InlineData("GET", "/api/jobs/shop/schema")]
    [InlineData("GET", "/api/runs/any")]
    [InlineData("GET", "/api/runs/any/log")]
    [InlineData("GET", "/api/runs/any/report")]
    [InlineData("GET", "/api/runs/any/report.json")]
    [InlineData("GET", "/api/events")]
    [InlineData("GET", "/openapi.json")]
    [InlineData("GET", "/no/such/place")]
    [InlineData("POST", "/api/jobs/shop/run")]
    [InlineData("POST", "/api/jobs/shop/pause")]
    [InlineData("POST", "/api/jobs/shop/resume")]
    [InlineData("POST", "/api/jobs/shop/cancel")]
    public async Task Nothing_is_told_or_done_without_the_token(string method, string path)
    {
        foreach (var authorization in new[] { null, "Bearer wrong", "Bearer", $"Basic {TestDaemon.Token}" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (authorization is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var response = await anonymous.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, daemon.Runner.Begun);
    }

    [Fact]
    public async Task A_browser_without_a_session_is_led_to_the_login()
    {
        using var response = await anonymous.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_login_gives_a_session_that_scripts_and_other_sites_cannot_use()
    {
        using var response = await LogInAsync(TestDaemon.Token);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestDaemon.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(HttpMethod.Get, "/api/jobs", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(HttpMethod.Get, "/api/jobs", "synth-session=1.2"));
    }

    [Fact]
    public async Task A_wrong_token_gives_no_session_and_guessing_is_slowed_down()
    {
        var codes = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 12; attempt++)
        {
            using var response = await LogInAsync("guess");
            codes.Add(response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }

        Assert.Equal(HttpStatusCode.Redirect, codes[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[^1]);
    }

    [Fact]
    public async Task What_another_site_has_a_browser_do_is_refused()
    {
        using var login = await LogInAsync(TestDaemon.Token);
        var session = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var own = daemon.Address.GetLeftPart(UriPartial.Authority);

        foreach (var path in new[] { "/api/jobs/shop/run", "/api/jobs/shop/pause", "/login", "/logout" })
        {
            Assert.All(
                await Task.WhenAll(Foreign.Select(origin => StatusAsync(HttpMethod.Post, path, session, ("Origin", origin)))),
                status => Assert.Equal(HttpStatusCode.Forbidden, status));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, path, session, ("Sec-Fetch-Site", "cross-site")));
            Assert.Equal(HttpStatusCode.Forbidden,
                await StatusAsync(HttpMethod.Post, path, session, ("Origin", own), ("Sec-Fetch-Site", "same-site")));
        }

        // A session that says nothing of where it comes from is no browser's.
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(HttpMethod.Post, "/api/jobs/shop/pause", session));
        Assert.Equal(0, daemon.Runner.Begun);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(HttpMethod.Post, "/api/jobs/shop/pause", session, ("Origin", own)));
        Assert.Equal(
            HttpStatusCode.NoContent,
            await StatusAsync(HttpMethod.Post, "/api/jobs/shop/resume", session, ("Origin", own), ("Sec-Fetch-Site", "same-origin")));
    }

    [Fact]
    public async Task Names_that_are_not_the_daemons_are_refused()
    {
        // What a page of another name asks for after its name was pointed at the loopback address.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "rebound.example" } };
        using var response = await anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/runs/..%2f..%2f..%2fetc%2fpasswd/report")]
    [InlineData("/api/runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd/log")]
    [InlineData("/api/runs/..%5c..%5cwindows%5cwin.ini/report.json")]
    [InlineData("/api/runs/%2fetc%2fpasswd/report")]
    [InlineData("/api/runs/' OR '1'='1/log")]
    [InlineData("/assets/..%2f..%2fserve.yaml")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    public async Task Nothing_but_runs_is_found_by_their_names(string path)
    {
        await daemon.RunAsync("shop");
        using var response = await daemon.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_what_the_page_may_do()
    {
        foreach (var path in new[] { "/login", "/assets/serve.js", "/api/jobs", "/health/live" })
        {
            using var response = await anonymous.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Contains("default-src 'none'; script-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    private async Task<HttpResponseMessage> LogInAsync(string token)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]);
        return await anonymous.PostAsync("/login", form, TestContext.Current.CancellationToken);
    }

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, string session,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", session);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (path == "/login")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("token", TestDaemon.Token)]);
        }

        using var response = await anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
