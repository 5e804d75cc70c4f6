using System.Globalization;
using System.Text;
using Synth.Modeling;

namespace Synth.Engine.Configuration;

/// <summary>
/// Writes a commented configuration file for a source: every setting is there, switched off, beside what the plan would do.
/// </summary>
public static class ConfigurationTemplate
{
    private const int Width = 110;

    /// <summary>Writes the file's text.</summary>
    /// <param name="plan">The plan for the source.</param>
    /// <param name="source">The source's address, without its password.</param>
    public static string Write(GenerationPlan plan, string source)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var text = new StringBuilder();
        text.AppendLine("# Configuration of Synth. A line without its # takes effect; synth config shows what is in effect.");
        text.AppendLine("# ${NAME}, ${NAME:-default} and ${NAME?message} stand for variables of the environment, $$ for a dollar sign.");
        foreach (var setting in ConfigurationShape.Root.Settings)
        {
            text.AppendLine();
            Comment(text, setting.Description, "");
            if (setting.Name == "source")
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"source: {Quote(source)}");
            }
            else if (setting.Name == "tables")
            {
                Tables(text, plan, (MapShape)setting.Shape);
            }
            else
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"# {setting.Name}: {setting.Example}");
            }
        }

        return text.ToString();
    }

    private static void Tables(StringBuilder text, GenerationPlan plan, MapShape tables)
    {
        foreach (var setting in ((SectionShape)tables.Value).Settings)
        {
            Comment(text, $"{setting.Name}: {setting.Description}", "  ");
        }

        text.AppendLine("# tables:");
        foreach (var table in plan.Tables.OrderBy(table => table.Name))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"#   {Quote(table.Name.ToString())}:    # {table.SourceRowCount} rows; {table.Reason}");
            text.AppendLine(CultureInfo.InvariantCulture, $"#     mode: {table.Mode.ToString().ToLowerInvariant()}");
        }
    }

    private static void Comment(StringBuilder text, string sentence, string indent)
    {
        var line = $"#{indent}";
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length + word.Length >= Width)
            {
                text.AppendLine(line);
                line = $"#{indent}";
            }

            line += $" {word}";
        }

        text.AppendLine(line);
    }

    // In a double-quoted YAML scalar, backslashes and quotes are escaped; a dollar sign would begin a variable.
    private static string Quote(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.') && !char.IsAsciiDigit(text[0])
            ? text
            : $"\"{Escape(text)}\"";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("$", "$$", StringComparison.Ordinal);
}
