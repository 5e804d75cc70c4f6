using Microsoft.AspNetCore.Builder;

namespace Synth.Server.Security;

/// <summary>Tells browsers what the page may do: nothing but what it brings itself.</summary>
internal static class SecurityHeaders
{
    // ECharts sets styles of elements, which counts as inline; scripts come from files alone.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For reports, which bring their script within: a place of their own, from which nothing here can be reached.</summary>
    public const string ReportPolicy =
        "sandbox allow-scripts allow-modals; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
        + "frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder application) => application.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not no-referrer, with which browsers would also hide where forms come from.
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    });
}
