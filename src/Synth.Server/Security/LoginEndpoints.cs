using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Synth.Server.Security;

/// <summary>Turns the token into a browser's session, and ends one.</summary>
internal static class LoginEndpoints
{
    /// <summary>The limit of attempts, by its name.</summary>
    public const string RateLimit = "login";

    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", LogIn).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(RateLimit).ExcludeFromDescription();
        routes.MapPost("/logout", LogOut).AllowAnonymous().ExcludeFromDescription();
    }

    private static RedirectHttpResult LogIn([FromForm] string? token, AccessToken expected, DaemonOptions options, HttpContext context)
    {
        if (!expected.Is(token ?? ""))
        {
            return TypedResults.Redirect("/login?wrong");
        }

        context.Response.Cookies.Append(TokenAuthentication.CookieName, expected.CreateSession(options.Clock.GetUtcNow()), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = AccessToken.SessionLength,
            Path = "/",
            IsEssential = true,
        });
        return TypedResults.Redirect("/");
    }

    private static RedirectHttpResult LogOut(HttpContext context)
    {
        context.Response.Cookies.Delete(TokenAuthentication.CookieName);
        return TypedResults.Redirect("/login");
    }
}
