using System.Reflection;

namespace Synth.Evaluation;

/// <summary>The parts that pages are made of: the report's own page, and pages that show the same plots.</summary>
public static class PageParts
{
    private const string Folder = "Synth.Evaluation.Reporting.Page.";

    /// <summary>Apache ECharts.</summary>
    public static string Charts => Read("echarts.min.js");

    /// <summary>Colours, light and dark, and the look of tables, cards and plots.</summary>
    public static string Styles => Read("report.css");

    /// <summary>Functions that make elements, sortable tables, plots and the diagram of tables; they need <see cref="Charts"/>.</summary>
    public static string Elements => Read("elements.js") + Read("charts.js") + Read("diagram.js");

    internal static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
