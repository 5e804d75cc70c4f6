using System.CommandLine;
using Synth.Cli.Results;
using Synth.Connectors;
using Synth.Engine;
using Synth.Evaluation;

namespace Synth.Cli.Options;

/// <summary>The options that say where a report is written.</summary>
internal sealed class ReportFiles
{
    private readonly Option<string> folder = new("--report")
    {
        Description = "Folder for report.html and report.json; it is created, and files of an earlier report are replaced",
        HelpName = "folder",
    };

    private readonly Option<string> junit = new("--junit") { Description = "File for the gates as JUnit tests", HelpName = "file" };

    private ReportFiles(Command command)
    {
        command.Options.Add(folder);
        command.Options.Add(junit);
    }

    public static ReportFiles AddTo(Command command) => new(command);

    /// <summary>Whether a report is asked for.</summary>
    public bool AreWanted(ParseResult parsed) => parsed.GetValue(folder) is not null || parsed.GetValue(junit) is not null;

    /// <summary>Makes the folders, so that what cannot be written is known before the work.</summary>
    /// <exception cref="ConfigurationException">A folder cannot be made.</exception>
    public void RefuseUnwritable(ParseResult parsed)
    {
        foreach (var (option, path) in new[] { (folder, parsed.GetValue(folder)),
            (junit, Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(junit) ?? "."))) })
        {
            try
            {
                if (path is { Length: > 0 })
                {
                    Directory.CreateDirectory(path);
                }
            }
            catch (IOException)
            {
                throw new ConfigurationException($"The folder {path} of {option.Name} cannot be made. Check that no file has its name.");
            }
        }
    }

    /// <summary>Writes what is asked for of a run that was evaluated.</summary>
    public void WriteIfEvaluated(ParseResult parsed, RunResult result, DatabaseAddress source, DatabaseAddress target, TimeProvider clock)
    {
        if (result.Evaluation is { } report)
        {
            Write(parsed, report, ReportContexts.Of(result, source, target), clock);
        }
    }

    /// <summary>Writes what is asked for.</summary>
    public void Write(ParseResult parsed, EvaluationReport report, ReportContext context, TimeProvider clock)
    {
        var document = ReportDocument.Of(report, context, SynthesisRun.ToolVersion, clock.GetUtcNow());
        if (parsed.GetValue(folder) is { } place)
        {
            WriteWhole(Path.Combine(place, "report.json"), ReportJson.Write(document));
            WriteWhole(Path.Combine(place, "report.html"), HtmlReport.Write(document));
        }

        if (parsed.GetValue(junit) is { } file)
        {
            JUnitReport.Write(report).Save(file);
        }
    }

    // An earlier report stays where there is no room for the new one. (File.WriteAllText would hide that the disk is full: it asks for
    // all of the room at once, and what it then throws says so in words only.)
    private static void WriteWhole(string path, string text)
    {
        var partial = path + ".synth-partial";
        try
        {
            using (var writer = File.CreateText(partial))
            {
                writer.Write(text);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
