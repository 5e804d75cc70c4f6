using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Synth.Engine.Configuration;

/// <summary>Holds a YAML document against the shape of configuration files, and expands variables on the way.</summary>
/// <param name="expander">Knows the variables.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class ShapeChecker(VariableExpander expander, ProblemList problems)
{
    private const int MostNodes = 100_000;

    private int nodes;

    /// <summary>The node as far as it is right; what is wrong is left out and told.</summary>
    /// <param name="node">The YAML node.</param>
    /// <param name="shape">What it should be.</param>
    /// <param name="path">Where it stands, for messages: <c>tables.orders.rows</c>.</param>
    public ConfigurationNode? Check(YamlNode node, Shape shape, string path)
    {
        var line = (int)node.Start.Line;
        if (++nodes > MostNodes)
        {
            problems.Add(line, "the file has too many entries; aliases may repeat them.");
            return null;
        }

        return (shape, node) switch
        {
            (SectionShape section, YamlMappingNode mapping) => CheckSection(mapping, section, path, line),
            (MapShape map, YamlMappingNode mapping) => CheckMap(mapping, map, path, line),
            (ListShape list, YamlSequenceNode sequence) when list.MayBeEmpty || sequence.Children.Count > 0 =>
                CheckList(sequence, list, path, line),
            (TextShape or NumberShape or ChoiceShape or FlagShape, YamlScalarNode scalar) => CheckValue(scalar, shape, path, line),
            _ => Refuse(line, path, shape),
        };
    }

    private ConfigurationSection CheckSection(YamlMappingNode mapping, SectionShape section, string path, int line)
    {
        var found = new List<KeyValuePair<string, ConfigurationNode>>();
        foreach (var entry in Entries(mapping, path))
        {
            var setting = section.Settings.FirstOrDefault(setting => setting.Name == entry.Name);
            if (setting is null)
            {
                problems.Add(entry.Line, $"there is no setting {Join(path, entry.Name)}. {Suggest(entry.Name, section)}");
            }
            else if (CheckEntry(entry, setting.Shape, path) is { } good)
            {
                found.Add(good);
            }
        }

        var given = mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value).ToHashSet();
        foreach (var missing in section.Settings.Where(setting => setting.IsRequired && !given.Contains(setting.Name)))
        {
            problems.Add(line, $"{PlaceOf(path)} lacks {missing.Name}: {missing.Shape.Expected}.");
        }

        return new ConfigurationSection(line, found);
    }

    private ConfigurationSection CheckMap(YamlMappingNode mapping, MapShape map, string path, int line) =>
        new(line, [.. Entries(mapping, path).Select(entry => CheckEntry(entry, map.Value, path))
            .OfType<KeyValuePair<string, ConfigurationNode>>()]);

    private ConfigurationList CheckList(YamlSequenceNode sequence, ListShape list, string path, int line)
    {
        var items = sequence.Select((item, i) => Check(item, list.Item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")));
        return new ConfigurationList(line, [.. items.OfType<ConfigurationNode>()]);
    }

    private static string Suggest(string name, SectionShape section)
    {
        var known = section.Settings.Select(setting => setting.Name).ToArray();
        return NearestWord.Find(name, known) is { } nearest ? $"Did you mean {nearest}?" : $"Known are {string.Join(", ", known)}.";
    }

    private IEnumerable<(string Name, YamlNode Value, int Line)> Entries(YamlMappingNode mapping, string path)
    {
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                yield return (name, value, (int)key.Start.Line);
            }
            else
            {
                problems.Add((int)key.Start.Line, $"a name under {PlaceOf(path)} is no plain text.");
            }
        }
    }

    // An entry without a value ("seed:") counts as not given.
    private KeyValuePair<string, ConfigurationNode>? CheckEntry((string Name, YamlNode Value, int Line) entry, Shape shape, string path) =>
        entry.Value is YamlScalarNode { Value: null or "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain } ? null
        : Check(entry.Value, shape, Join(path, entry.Name)) is { } node ? KeyValuePair.Create(entry.Name, node)
        : null;

    private ConfigurationValue? CheckValue(YamlScalarNode scalar, Shape shape, string path, int line)
    {
        var text = expander.Expand(scalar.Value ?? "", out var problem);
        if (problem is not null)
        {
            problems.Add(line, $"{path}: {problem}");
            return null;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            problems.Add(line, $"{path} holds a character that no text may hold, U+0000.");
            return null;
        }

        if (shape is TextShape { ProblemOf: var problemOf } && problemOf(text) is { } wrong)
        {
            problems.Add(line, $"{path}: {wrong}");
            return null;
        }

        return IsWithin(text, shape) ? new ConfigurationValue(line, text) : Refuse(line, path, shape);
    }

    private static bool IsWithin(string text, Shape shape) => shape switch
    {
        NumberShape number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= number.Low && value <= number.High && (!number.IsWhole || value == decimal.Truncate(value)),
        FlagShape => bool.TryParse(text, out _),
        ChoiceShape choice => choice.Words.Contains(text.ToLowerInvariant()),
        _ => true,
    };

    private ConfigurationValue? Refuse(int line, string path, Shape shape)
    {
        problems.Add(line, $"{PlaceOf(path)} must be {shape.Expected}.");
        return null;
    }

    private static string PlaceOf(string path) => path.Length == 0 ? "the document" : path;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
