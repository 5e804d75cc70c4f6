namespace Synth.Evaluation.Tests;

/// <summary>A report on the disk, as a user opens it.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("synth-report-");
    private readonly string path;

    public ReportFile(EvaluationReport report, ReportContext context)
    {
        var document = ReportDocument.Of(report, context, "1.2.3", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        path = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(path, HtmlReport.Write(document));
    }

    /// <summary>The address that a browser opens.</summary>
    public string Address => new Uri(path).AbsoluteUri;

    public long SizeBytes => new FileInfo(path).Length;

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
