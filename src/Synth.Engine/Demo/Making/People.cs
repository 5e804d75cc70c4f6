using Bogus;
using Bogus.DataSets;

namespace Synth.Engine.Demo.Making;

/// <summary>Invented names, streets and companies in the manner of a country.</summary>
/// <remarks>Keeps one source per locale, since loading one is slow. Not thread-safe.</remarks>
internal sealed class People
{
    private readonly Dictionary<string, Faker> fakers = [];

    /// <summary>A source whose next values depend on nothing but the locale and <paramref name="draws"/>.</summary>
    public Faker Of(string locale, Draws draws)
    {
        if (!fakers.TryGetValue(locale, out var faker))
        {
            fakers[locale] = faker = new Faker(locale);
        }

        faker.Random = new Randomizer(draws.Seed());
        return faker;
    }

    /// <summary>A given name and a family name.</summary>
    public (string First, string Last) FullName(string locale, bool isFemale, Draws draws)
    {
        var gender = isFemale ? Name.Gender.Female : Name.Gender.Male;
        var names = Of(locale, draws).Name;
        return (names.FirstName(gender), names.LastName(gender));
    }
}
