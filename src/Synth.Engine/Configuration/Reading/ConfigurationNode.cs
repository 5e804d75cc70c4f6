using System.Globalization;

namespace Synth.Engine.Configuration;

/// <summary>A place in a configuration file that has been found to have its shape.</summary>
/// <param name="Line">Its line, from 1.</param>
internal abstract record ConfigurationNode(int Line);

/// <summary>A value, its variables expanded.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">The value.</param>
internal sealed record ConfigurationValue(int Line, string Text) : ConfigurationNode(Line)
{
    public decimal Number => decimal.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>A list.</summary>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Items">Its items.</param>
internal sealed record ConfigurationList(int Line, IReadOnlyList<ConfigurationNode> Items) : ConfigurationNode(Line)
{
    public IEnumerable<string> Texts => Items.Cast<ConfigurationValue>().Select(value => value.Text);
}

/// <summary>Named entries, in the order of the file.</summary>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Entries">The entries, each name once.</param>
internal sealed record ConfigurationSection(int Line, IReadOnlyList<KeyValuePair<string, ConfigurationNode>> Entries)
    : ConfigurationNode(Line)
{
    public string? Text(string name) => (Find(name) as ConfigurationValue)?.Text;

    public decimal? Number(string name) => (Find(name) as ConfigurationValue)?.Number;

    public IEnumerable<string> Texts(string name) => (Find(name) as ConfigurationList)?.Texts ?? [];

    public T? Choice<T>(string name)
        where T : struct, Enum => Text(name) is { } word
            ? Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)
            : null;

    public bool Flag(string name) => Text(name) is { } word && bool.Parse(word);

    public ConfigurationNode? Find(string name) => Entries.FirstOrDefault(entry => entry.Key == name).Value;
}
