using Microsoft.AspNetCore.Http;

namespace Synth.Server.Security;

/// <summary>
/// Refuses what another site has a browser do: every request that changes something and says that it comes from elsewhere. Programs say
/// nothing of the kind; browsers always do, by <c>Sec-Fetch-Site</c> or <c>Origin</c>, and with a session one of the two is required.
/// </summary>
internal sealed class SameOriginGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || IsOwn(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Refused: this request comes from another site.", context.RequestAborted);
    }

    private static bool IsOwn(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site.Length == 0 && origin.Length == 0)
        {
            return !request.Cookies.ContainsKey(TokenAuthentication.CookieName);
        }

        // Behind a proxy the scheme may differ; the host is what names the site.
        var isOwnOrigin = origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Authority == request.Host.Value);
        return isOwnOrigin && (site is "" or "same-origin");
    }
}
