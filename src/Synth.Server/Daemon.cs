using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Quartz;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Server.Api;
using Synth.Server.Jobs;
using Synth.Server.Notifying;
using Synth.Server.Pages;
using Synth.Server.Running;
using Synth.Server.Security;
using Synth.Server.Store;

namespace Synth.Server;

/// <summary>The daemon: runs jobs by their schedules, keeps their history, and shows both on a page and by a REST API.</summary>
public static class Daemon
{
    private const string ReadyTag = "ready";
    private const int LoginsPerMinute = 10;
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromMinutes(1);

    /// <summary>Makes a daemon that is not started yet. The caller starts, stops and disposes of it.</summary>
    /// <param name="options">What it is made of.</param>
    /// <exception cref="ConfigurationException">Something in its file, or in that of a job, is wrong.</exception>
    public static WebApplication Create(DaemonOptions options) => Create(options, _ => { });

    /// <summary>Makes a daemon, some of its parts replaced.</summary>
    internal static WebApplication Create(DaemonOptions options, Action<WebApplicationBuilder> replace)
    {
        ArgumentNullException.ThrowIfNull(options);
        var token = AccessToken.Of(options.Configuration, options.Variable);
        JobSchedules.Check(options.Configuration.Jobs, options.Clock);
        var store = StoreCheck.Open(options);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false)
            .UseUrls(options.Configuration.Listen.ToString());
        AddLogging(builder.Logging, options.LogsJson);
        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(token).AddSingleton(store).AddSingleton(options.Clock)
            .AddSingleton(NodeName.Of(options.Configuration)).AddSingleton<RunHistory>().AddSingleton<JobDesk>()
            .AddSingleton<RunShelf>().AddSingleton<SchemaShelf>().AddSingleton<IJobRunner, ConfigurationRunner>()
                .AddSingleton<FailureNotifier>();
        AddChannels(services, options);
        AddScheduler(services, options.Configuration, store);
        AddWeb(services, options.Configuration);
        replace(builder);

        var application = builder.Build();
        Map(application);
        return application;
    }

    private static void AddLogging(ILoggingBuilder logging, bool isJson)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var chatty in new[] { "Microsoft", "Quartz", typeof(TokenAuthentication).FullName })
        {
            logging.AddFilter(chatty, LogLevel.Warning);
        }

        // Standard output is for results.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (isJson)
        {
            logging.AddJsonConsole(console => { console.UseUtcTimestamp = true; console.TimestampFormat = "O"; });
        }
        else
        {
            logging.AddSimpleConsole(console =>
                { console.SingleLine = true; console.UseUtcTimestamp = true; console.TimestampFormat = "yyyy-MM-dd HH:mm:ss "; });
        }
    }

    private static void AddChannels(IServiceCollection services, DaemonOptions options)
    {
        var notifications = options.Configuration.Notifications;
        if (notifications.Webhook is { } webhook)
        {
            services.AddSingleton<INoticeChannel>(_ => new WebhookChannel(webhook, new HttpClient()));
        }

        if (notifications.MailServer is not null)
        {
            services.AddSingleton<INoticeChannel>(_ => new MailChannel(notifications, options.Variable));
        }
    }

    private static void AddScheduler(IServiceCollection services, ServeConfiguration configuration, StoreDatabase store)
    {
        // Before the scheduler's own service, which it prepares the store for.
        services.AddHostedService<ScheduleStarter>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "synth";
                scheduler.InstanceId = NodeName.Of(configuration).Value;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(persistent =>
            {
                _ = store.Engine switch
                {
                    StoreEngine.Sqlite => persistent.UseSqlite(store.Factory, store.ConnectionString),
                    StoreEngine.PostgreSql => persistent.UsePostgres(store.Factory, store.ConnectionString),
                    StoreEngine.SqlServer => persistent.UseSqlServer(store.Factory, store.ConnectionString),
                    _ => throw new ArgumentOutOfRangeException(nameof(store), store.Engine, "An unknown engine."),
                };
                persistent.ProvisionSchema();
                if (store.IsShared)
                {
                    var interval = TimeSpan.FromSeconds(configuration.CheckInSeconds);
                    persistent.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = interval;
                        cluster.CheckinMisfireThreshold = 2 * interval;
                    });
                }
            });
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
    }

    private static void AddWeb(IServiceCollection services, ServeConfiguration configuration)
    {
        services.AddRouting();
        services.AddProblemDetails();
        services.AddExceptionHandler<FailureHandler>();
        services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer<ApiDescription>());
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        // Without what AddAuthentication brings for cookies, which would write keys to the user's folder.
        services.AddAuthenticationCore(authentication => authentication.DefaultScheme = TokenAuthentication.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorization(authorization => authorization.FallbackPolicy = authorization.DefaultPolicy);
        services.AddHostFiltering(hosts =>
            hosts.AllowedHosts = [configuration.Listen.Host, "localhost", "127.0.0.1", "[::1]", .. configuration.Hosts]);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddFixedWindowLimiter(LoginEndpoints.RateLimit, window =>
            {
                window.PermitLimit = LoginsPerMinute;
                window.Window = TimeSpan.FromMinutes(1);
            });
        });
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: [ReadyTag]).AddQuartz(check => check.Tags.Add(ReadyTag));
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
        application.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) })
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
