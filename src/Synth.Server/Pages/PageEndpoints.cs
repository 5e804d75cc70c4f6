using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Synth.Evaluation;

namespace Synth.Server.Pages;

/// <summary>The page and its parts. They hold nothing secret; what they show comes from the API.</summary>
internal static class PageEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", ShowPage).AllowAnonymous().ExcludeFromDescription();
        MapPart(routes, "/login", Html, () => Read("login.html"));
        MapPart(routes, "/assets/icon.svg", "image/svg+xml", () => Read("icon.svg"));
        MapPart(routes, "/assets/styles.css", Style, () => PageParts.Styles + Read("serve.css"));
        MapPart(routes, "/assets/charts.js", Script, () => PageParts.Charts);
        MapPart(routes, "/assets/elements.js", Script, () => PageParts.Elements);
        MapPart(routes, "/assets/serve.js", Script, () => Read("plots.js") + Read("views.js") + Read("serve.js"));
        MapPart(routes, "/assets/login.js", Script, () => Read("login.js"));
    }

    private static Results<ContentHttpResult, RedirectHttpResult> ShowPage(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true } ? TypedResults.Text(Read("index.html"), Html) : TypedResults.Redirect("/login");

    private static void MapPart(IEndpointRouteBuilder routes, string path, string type, Func<string> read)
    {
        var content = new Lazy<string>(read);
        routes.MapGet(path, () => TypedResults.Text(content.Value, type)).AllowAnonymous().ExcludeFromDescription();
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Synth.Server.Page.{name}")
            ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
