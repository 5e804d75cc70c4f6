using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Synth.Engine;
using Synth.Server.Api;
using Synth.Server.Jobs;
using Synth.Server.Pages;
using Synth.Server.Running;
using Synth.Server.Security;
using Synth.Server.Store;

namespace Synth.Server;

/// <summary>The daemon: runs jobs by their schedules, keeps their history, and shows both on a page and by a REST API.</summary>
public static class Daemon
{
    /// <summary>Makes a daemon that is not started yet. The caller starts, stops and disposes of it.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="ConfigurationException">Something in its file, or in that of a job, is wrong.</exception>
    public static WebApplication Create(DaemonOptions options) => Create(options, _ => { });

    /// <summary>Makes a daemon, some of its parts replaced.</summary>
    internal static WebApplication Create(DaemonOptions options, Action<WebApplicationBuilder> replace)
    {
        ArgumentNullException.ThrowIfNull(options);
        NativeHeaps.Share(options.Variable);
        var token = AccessToken.Of(options.Configuration, options.Variable);
        JobSchedules.Check(options.Configuration.Jobs, options.Clock);
        var store = StoreCheck.Open(options);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false)
            .UseUrls(options.Configuration.Listen.ToString());
        DaemonServices.AddLogging(builder.Logging, options.LogsJson);
        DaemonServices.AddParts(builder.Services, options, token, store);
        DaemonServices.AddScheduler(builder.Services, options.Configuration, store);
        DaemonServices.AddWeb(builder.Services, options.Configuration);
        replace(builder);

        var application = builder.Build();
        Map(application);
        return application;
    }

    private static void Map(WebApplication application)
    {
        application.UseExceptionHandler();
        application.UseHostFiltering();
        application.UseSecurityHeaders();
        application.UseMiddleware<SameOriginGuard>();
        application.UseRouting();
        application.UseRateLimiter();
        application.UseAuthentication();
        application.UseAuthorization();

        application.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        application.MapHealthChecks("/health/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(DaemonServices.ReadyTag) })
            .AllowAnonymous();
        application.MapOpenApi("/openapi.json");
        application.MapLogin();
        application.MapPages();
        var api = application.MapGroup("/api");
        api.MapJobs();
        api.MapRuns();
        api.MapEvents();
    }
}
