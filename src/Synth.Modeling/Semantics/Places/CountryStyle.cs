namespace Synth.Modeling;

/// <summary>How a column writes countries: by ISO codes, or by their names in a language.</summary>
internal sealed class CountryStyle
{
    // English first, which wins where columns have few values.
    private static readonly Func<Country, string>[] Styles =
    [
        country => country.Names[0],
        country => country.Code,
        country => country.LongCode,
        country => NameIn(country, 0),
        country => NameIn(country, 1),
        country => NameIn(country, 2),
        country => NameIn(country, 3),
        country => country.Names[Math.Min(1, country.Names.Length - 1)],
    ];

    private readonly Func<Country, string> write;

    private CountryStyle(Func<Country, string> write) => this.write = write;

    /// <summary>The style in which most texts of a column are written.</summary>
    /// <param name="texts">The different texts.</param>
    public static CountryStyle Of(IReadOnlyCollection<string> texts)
    {
        var known = texts
            .Select(text => (Text: text.Trim(), Country: Countries.Find(text)))
            .Where(entry => entry.Country is not null)
            .ToArray();
        return new CountryStyle(Styles.MaxBy(style =>
            known.Count(entry => style(entry.Country!).Equals(entry.Text, StringComparison.OrdinalIgnoreCase)))!);
    }

    /// <summary>A country in this style.</summary>
    /// <param name="code">The two letters of the country.</param>
    public string TextOf(string code) => Countries.Find(code) is { } country ? write(country) : "";

    private static string NameIn(Country country, int language) =>
        Gazetteer.NamesOf(country.Code) is { Count: > 0 } names ? names[language] : country.Names[0];
}
