using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Quartz;
using Synth.Engine.Configuration;
using Synth.Server.Api;
using Synth.Server.Jobs;
using Synth.Server.Notifying;
using Synth.Server.Running;
using Synth.Server.Security;
using Synth.Server.Store;

namespace Synth.Server;

/// <summary>The parts of a daemon, group by group.</summary>
internal static class DaemonServices
{
    /// <summary>Marks the checks of health that say whether the daemon is ready for requests.</summary>
    public const string ReadyTag = "ready";

    private const int LoginsPerMinute = 10;
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromMinutes(1);

    /// <summary>Logs to standard error: standard output is for results.</summary>
    public static void AddLogging(ILoggingBuilder logging, bool isJson)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var chatty in new[] { "Microsoft", "Quartz", typeof(TokenAuthentication).FullName })
        {
            logging.AddFilter(chatty, LogLevel.Warning);
        }

        // What keeps the daemon from starting is told by who starts it, without the stack of calls that led there.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);

        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (isJson)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "O";
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            });
        }
    }

    /// <summary>Adds what is known from the start, and what runs jobs and tells of them.</summary>
    public static void AddParts(IServiceCollection services, DaemonOptions options, AccessToken token, StoreDatabase store)
    {
        services.AddSingleton(options).AddSingleton(token).AddSingleton(store).AddSingleton(options.Clock)
            .AddSingleton(NodeName.Of(options.Configuration))
            .AddSingleton<RunHistory>().AddSingleton<JobDesk>().AddSingleton<RunShelf>().AddSingleton<SchemaShelf>()
            .AddSingleton<IJobRunner, ConfigurationRunner>().AddSingleton<FailureNotifier>();
        AddChannels(services, options);
    }

    /// <summary>Adds the scheduler over its store, shared with other nodes where that is one for several.</summary>
    public static void AddScheduler(IServiceCollection services, ServeConfiguration configuration, StoreDatabase store)
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
            quartz.UsePersistentStore(persistent => Use(persistent, store, TimeSpan.FromSeconds(configuration.CheckInSeconds)));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
    }

    /// <summary>Adds what answers requests: who may ask, how often, and for what.</summary>
    public static void AddWeb(IServiceCollection services, ServeConfiguration configuration)
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

    private static void Use(IPersistentStoreBuilder persistent, StoreDatabase store, TimeSpan checkIn)
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
            persistent.UseClustering(cluster =>
            {
                cluster.CheckinInterval = checkIn;
                cluster.CheckinMisfireThreshold = 2 * checkIn;
            });
        }
    }
}
