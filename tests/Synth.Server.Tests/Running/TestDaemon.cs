using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Synth.Connectors.Sqlite;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Schema;
using Synth.Server.Api;
using Synth.Server.Running;
using Synth.Server.Store;

namespace Synth.Server.Tests;

/// <summary>A daemon on a free port of the loopback address, with a scripted runner unless a test wants the real one.</summary>
internal sealed class TestDaemon : IAsyncDisposable
{
    public const string Token = "a token of the tests";
    public const string Never = "0 0 1 1 *";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication application;

    private TestDaemon(WebApplication application, ScriptedRunner runner)
    {
        this.application = application;
        Runner = runner;
        Address = new Uri(application.Urls.First());
        Client = Anonymous();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Sends the token with every request.</summary>
    public HttpClient Client { get; }

    public ScriptedRunner Runner { get; }

    public static async Task<TestDaemon> StartAsync(
        ServeConfiguration configuration,
        bool isReal = false,
        Func<string, string?>? variable = null,
        ScriptedRunner? runner = null,
        ITargetFiller? filler = null)
    {
        var scripted = runner ?? new ScriptedRunner();
        var application = Daemon.Create(OptionsOf(configuration, variable) with { Filler = filler }, builder =>
        {
            builder.Logging.ClearProviders();
            if (!isReal)
            {
                builder.Services.AddSingleton<IJobRunner>(scripted);
            }
        });
        await application.StartAsync();
        return new TestDaemon(application, scripted);
    }

    public static DaemonOptions OptionsOf(ServeConfiguration configuration, Func<string, string?>? variable = null) => new()
    {
        Configuration = configuration with { Listen = new Uri("http://127.0.0.1:0") },
        Connectors = new ConnectorRegistry([new SqliteConnector()]),
        Variable = name => name == "SYNTH_TOKEN" ? Token : variable?.Invoke(name),
        Vocabulary = new RunVocabulary(
            stage => stage.ToString(),
            exception => exception is SynthException ? 3 : 1,
            exception => exception is SynthException ? exception.Message : exception.GetType().Name,
            (result, source, target) => result.Evaluation is { } report ? Reports.Of(report, source.ToString(), target.ToString()) : null),
    };

    /// <summary>Sends no token, keeps no cookie, and follows no redirection.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public async Task<JobView> JobAsync(string job) => (await Client.GetFromJsonAsync<JobView>($"/api/jobs/{job}", Json))!;

    public async Task<IReadOnlyList<RunView>> RunsAsync(string job) =>
        (await Client.GetFromJsonAsync<RunView[]>($"/api/jobs/{job}/runs", Json))!;

    public Task<HttpResponseMessage> DoAsync(string job, string action) => Client.PostAsync($"/api/jobs/{job}/{action}", null);

    /// <summary>Has a job run and waits until it is over.</summary>
    public async Task<RunView> RunAsync(string job)
    {
        var before = (await JobAsync(job)).Latest?.Id;
        using var patience = new CancellationTokenSource(Patience);

        // The run before is entered as over a moment before the scheduler lets go of it.
        while (await DoAsync(job, "run") is { IsSuccessStatusCode: false } refusal)
        {
            Assert.Equal(HttpStatusCode.Conflict, refusal.StatusCode);
            await Task.Delay(50, patience.Token);
        }

        return (await WaitAsync(job, runs => runs is [var latest, ..] && latest.Id != before && latest.State != RunState.Running))[0];
    }

    /// <summary>Waits until the runs of a job are as they should be.</summary>
    public async Task<IReadOnlyList<RunView>> WaitAsync(string job, Func<IReadOnlyList<RunView>, bool> isDone)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var runs = await RunsAsync(job);
            if (isDone(runs))
            {
                return runs;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Waits until it says that it is ready, which its scheduler is only a moment after the first requests are answered.</summary>
    public static async Task<string> ReadyAsync(HttpClient client)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var response = await client.GetAsync("/health/ready", patience.Token);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return await response.Content.ReadAsStringAsync(patience.Token);
            }

            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.StopAsync();
        await application.DisposeAsync();
    }
}
