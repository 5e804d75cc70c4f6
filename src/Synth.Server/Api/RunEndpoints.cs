using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synth.Evaluation;
using Synth.Server.Security;
using Synth.Server.Store;

namespace Synth.Server.Api;

/// <summary>
/// The REST API of runs. Logs and reports are found in the history by a run's identifier and nowhere else: no part of an address is ever a
/// path.
/// </summary>
internal static class RunEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string Text = "text/plain; charset=utf-8";
    private const string Json = "application/json";

    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        api.MapGet("/runs/{run}", ShowAsync).WithSummary("A run as it stands or ended");
        api.MapGet("/runs/{run}/log", ShowLogAsync).WithSummary("What a run did, a line each with its time (UTC)")
            .Produces<string>(contentType: "text/plain");
        api.MapGet("/runs/{run}/report", ShowReportAsync).WithSummary("A run's report as one page")
            .Produces<string>(contentType: "text/html");
        api.MapGet("/runs/{run}/report.json", ShowReportJsonAsync).WithSummary("A run's report as JSON").Produces<object>();
    }

    private static async Task<Results<Ok<RunView>, NotFound>> ShowAsync(string run, RunShelf shelf, CancellationToken cancellationToken) =>
        await shelf.FindAsync(run, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> ShowLogAsync(string run, RunHistory history,
        CancellationToken cancellationToken) =>
        await history.ReadLogAsync(run, cancellationToken) is { } log ? TypedResults.Text(log, Text) : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> ShowReportAsync(
        string run, RunHistory history, HttpContext context, CancellationToken cancellationToken)
    {
        if (await history.ReadReportAsync(run, cancellationToken) is not { } packed)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ReportPolicy;
        return TypedResults.Text(HtmlReport.WriteJson(PackedReport.Unpack(packed)), Html);
    }

    private static async Task<Results<ContentHttpResult, NotFound>> ShowReportJsonAsync(string run, RunHistory history,
        CancellationToken cancellationToken) =>
        await history.ReadReportAsync(run, cancellationToken) is { } packed
            ? TypedResults.Text(PackedReport.Unpack(packed), Json)
            : TypedResults.NotFound();
}
