using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synth.Engine.Configuration;
using Synth.Server.Jobs;

namespace Synth.Server.Api;

/// <summary>The REST API of jobs.</summary>
internal static class JobEndpoints
{
    private const int MostRuns = 1000;
    private const int UsualRuns = 100;

    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        api.MapGet("/overview", (JobDesk desk, CancellationToken cancellationToken) => desk.OverviewAsync(cancellationToken))
            .WithSummary("All jobs and nodes as they stand");
        api.MapGet("/jobs", async (JobDesk desk, CancellationToken cancellationToken) => (await desk.OverviewAsync(cancellationToken)).Jobs)
            .WithSummary("All jobs as they stand");
        api.MapGet("/jobs/{job}", ShowAsync).WithSummary("A job as it stands");
        api.MapGet("/jobs/{job}/runs", ListRunsAsync).WithSummary("The latest runs of a job, the latest first");
        api.MapGet("/jobs/{job}/schema", ShowSchemaAsync).WithSummary("The tables and keys of a job's source, read from its catalog");
        api.MapPost("/jobs/{job}/run", RunNowAsync).WithSummary("Has a job run now; 409 when it runs already");
        api.MapPost("/jobs/{job}/pause", PauseAsync).WithSummary("Lets a job rest; what runs goes on");
        api.MapPost("/jobs/{job}/resume", ResumeAsync).WithSummary("Lets a paused job keep its schedule again");
        api.MapPost("/jobs/{job}/cancel", CancelAsync).WithSummary("Stops a job's run; 409 when it does not run");
    }

    private static async Task<Results<Ok<JobView>, NotFound>> ShowAsync(string job, JobDesk desk, CancellationToken cancellationToken) =>
        desk.Find(job) is { } settings ? TypedResults.Ok(await desk.ViewAsync(settings, cancellationToken)) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<RunView>>, NotFound>> ListRunsAsync(
        string job, int? limit, JobDesk desk, RunShelf shelf, CancellationToken cancellationToken) =>
        desk.Find(job) is { } settings
            ? TypedResults.Ok(await shelf.ListAsync(settings.Name, Math.Clamp(limit ?? UsualRuns, 1, MostRuns), cancellationToken))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<SchemaView>, NotFound>> ShowSchemaAsync(
        string job, JobDesk desk, SchemaShelf shelf, CancellationToken cancellationToken) =>
        desk.Find(job) is { } settings ? TypedResults.Ok(await shelf.ReadAsync(settings, cancellationToken)) : TypedResults.NotFound();

    private static async Task<Results<Accepted, Conflict, NotFound>> RunNowAsync(string job, JobDesk desk,
        CancellationToken cancellationToken) =>
        desk.Find(job) is not { } settings ? TypedResults.NotFound()
        : await desk.RunNowAsync(settings, cancellationToken) ? TypedResults.Accepted((string?)null)
        : TypedResults.Conflict();

    private static async Task<Results<Accepted, Conflict, NotFound>> CancelAsync(string job, JobDesk desk,
        CancellationToken cancellationToken) =>
        desk.Find(job) is not { } settings ? TypedResults.NotFound()
        : await desk.CancelAsync(settings, cancellationToken) ? TypedResults.Accepted((string?)null)
        : TypedResults.Conflict();

    private static Task<Results<NoContent, NotFound>> PauseAsync(string job, JobDesk desk, CancellationToken cancellationToken) =>
        DoAsync(job, desk, settings => desk.PauseAsync(settings, cancellationToken));

    private static Task<Results<NoContent, NotFound>> ResumeAsync(string job, JobDesk desk, CancellationToken cancellationToken) =>
        DoAsync(job, desk, settings => desk.ResumeAsync(settings, cancellationToken));

    private static async Task<Results<NoContent, NotFound>> DoAsync(string job, JobDesk desk, Func<JobSettings, Task> work)
    {
        if (desk.Find(job) is not { } settings)
        {
            return TypedResults.NotFound();
        }

        await work(settings);
        return TypedResults.NoContent();
    }
}
