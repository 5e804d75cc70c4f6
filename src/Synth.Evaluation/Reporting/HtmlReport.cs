using System.Text.Json.Nodes;

namespace Synth.Evaluation;

/// <summary>
/// Reports as one page that needs nothing else: no network, no other file. The document is set into it as JSON and shown by the page's own
/// script with Apache ECharts.
/// </summary>
public static class HtmlReport
{
    private static readonly string[] Scripts = ["elements.js", "charts.js", "diagram.js", "tables.js", "sections.js", "report.js"];

    /// <summary>The page.</summary>
    public static string Write(ReportDocument document) => Fill(ReportJson.WriteEmbedded(document));

    /// <summary>The page of a document that was kept as JSON.</summary>
    /// <param name="document">The document, as <see cref="ReportJson"/> wrote it.</param>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static string WriteJson(string document) =>
        // Written anew, so that what could end the script element is escaped whoever wrote it.
        Fill(JsonNode.Parse(document)?.ToJsonString() ?? "null");

    // The data goes in last: nothing in it is taken for a place to fill.
    private static string Fill(string document) => PageParts.Read("report.html")
        .Replace("/*styles*/", PageParts.Styles, StringComparison.Ordinal)
        .Replace("/*charts*/", PageParts.Charts, StringComparison.Ordinal)
        .Replace("/*script*/", string.Join('\n', Scripts.Select(PageParts.Read)), StringComparison.Ordinal)
        .Replace("/*document*/", document, StringComparison.Ordinal);
}
