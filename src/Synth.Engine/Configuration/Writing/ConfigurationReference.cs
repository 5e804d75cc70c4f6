using System.Globalization;
using System.Text;

namespace Synth.Engine.Configuration;

/// <summary>Tells what each setting of a configuration file means, as Markdown. Made of the description that files are read by.</summary>
public static class ConfigurationReference
{
    /// <summary>Writes the reference.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("# Configuration reference\n\n");
        text.Append("`synth init` writes a commented file, `synth config --config synth.yaml` shows what is in effect. A flag goes before "
            + "the environment, and that\n");
        text.Append("before the file. `${NAME}`, `${NAME:-default}` and `${NAME?message}` stand for variables of the environment, `$$` "
            + "for a dollar sign. A pattern of\n");
        text.Append("tables has `*` for any characters and `?` for one; with a point it is held against `schema.table`. Relative "
            + "paths start from the\n");
        text.Append("folder of the file. This page is written by `synth config --reference`, the JSON schema for editors by "
            + "`synth config --schema`.\n");
        Write(text, "The file", "", ConfigurationShape.Root);
        Write(text, "The file of `synth serve`", "serve.yaml: ", ServeShape.Root);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string title, string path, SectionShape section)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"\n## {title}\n\n| setting | what it may be | what it does | example |\n| --- | --- | --- | --- |\n");
        foreach (var setting in section.Settings)
        {
            var name = $"`{setting.Name}`{(setting.IsRequired ? " (required)" : "")}";
            text.Append(CultureInfo.InvariantCulture,
                $"| {name} | {Cell(Kind(setting.Shape))} | {Cell(setting.Description)} | `{Cell(setting.Example)}` |\n");
        }

        foreach (var setting in section.Settings)
        {
            var own = path + setting.Name;
            if (Inner(setting.Shape, own) is var (inner, place))
            {
                Write(text, $"`{place}`", place + ".", inner);
            }
        }
    }

    private static (SectionShape Section, string Path)? Inner(Shape shape, string path) => shape switch
    {
        SectionShape section => (section, path),
        ListShape { Item: SectionShape item } => (item, path + "[]"),
        MapShape { Value: SectionShape value } map => (value, $"{path}.<{map.Key.Split(' ')[^1].TrimEnd('s')}>"),
        _ => null,
    };

    private static string Kind(Shape shape) => shape switch
    {
        SectionShape => "a section, below",
        ListShape { Item: SectionShape } => "a list of sections, below",
        MapShape map => $"sections, below, each named by {map.Key}",
        _ => shape.Expected,
    };

    // A bar would end the cell.
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
