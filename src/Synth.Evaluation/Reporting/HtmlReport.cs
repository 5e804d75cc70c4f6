using System.Reflection;

namespace Synth.Evaluation;

/// <summary>
/// Reports as one page that needs nothing else: no network, no other file. The document is set into it as JSON and shown by the page's own script with
/// Apache ECharts.
/// </summary>
public static class HtmlReport
{
    private const string Folder = "Synth.Evaluation.Reporting.Page.";

    /// <summary>The page.</summary>
    public static string Write(ReportDocument document)
    {
        // The data goes in last: nothing in it is taken for a place to fill.
        return Read("report.html")
            .Replace("/*styles*/", Read("report.css"), StringComparison.Ordinal)
            .Replace("/*charts*/", Read("echarts.min.js"), StringComparison.Ordinal)
            .Replace("/*script*/", string.Join('\n', Scripts.Select(Read)), StringComparison.Ordinal)
            .Replace("/*document*/", ReportJson.WriteEmbedded(document), StringComparison.Ordinal);
    }

    private static readonly string[] Scripts = ["elements.js", "charts.js", "tables.js", "sections.js", "report.js"];

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
