using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Synth.Schema;

namespace Synth.Server.Api;

/// <summary>
/// Tells of failures by problem documents: ours in their own words, which hold no values of the data, others by their kind alone.
/// </summary>
internal sealed class FailureHandler(IProblemDetailsService problems, DaemonOptions options, ILogger<FailureHandler> logger)
    : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var description = options.Vocabulary.Describe(exception);
        logger.LogWarning("{Path} failed: {Failure}", httpContext.Request.Path, description);
        httpContext.Response.StatusCode = exception is SynthException ? StatusCodes.Status502BadGateway
            : StatusCodes.Status500InternalServerError;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails
            {
                Title = "This could not be done.",
                Detail = description,
                Status = httpContext.Response.StatusCode
            },
        });
    }
}
