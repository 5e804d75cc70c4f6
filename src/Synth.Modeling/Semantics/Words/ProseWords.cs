namespace Synth.Modeling;

/// <summary>Words of running text by language, for what a source's own words do not cover.</summary>
internal static class ProseWords
{
    private const int LeastWords = 60;

    /// <summary>Common English words, all of plain letters.</summary>
    public static string[] Ascii { get; } =
    [
        "able", "above", "action", "after", "again", "almost", "along", "amber",
            "among", "anchor", "answer", "apple", "arrow", "aspect", "autumn", "average",
        "balance", "basket", "beach", "before", "below", "better", "between",
        "beyond", "bird", "blue", "board", "bottle", "branch", "bread", "bridge",
        "bright", "broad", "button", "candle", "carpet", "castle", "center",
        "change", "cherry", "circle", "clear", "clever", "close", "cloud", "coast",
        "coffee", "colour", "common", "copper", "corner", "cotton", "country",
        "cover", "crystal", "current", "dance", "dawn", "deep", "desert", "detail",
        "distance", "double", "dream", "early", "earth", "east", "easy", "echo",
        "edge", "effect", "eight", "empty", "engine", "evening", "every", "fair",
        "feather", "field", "final", "fire", "first", "flower", "forest", "forward",
        "fresh", "friend", "frost", "future", "garden", "gentle", "glass",
        "golden", "good", "grand", "grass", "green", "grey", "ground", "group",
        "harbour", "heart", "heavy", "hidden", "hill", "honey", "horizon", "house",
        "idea", "image", "inner", "island", "journey", "jungle", "keen", "kind",
        "kitchen", "lake", "large", "late", "lemon", "letter", "light", "little",
        "long", "lucky", "lunar", "maple", "market", "meadow", "memory", "metal",
        "middle", "mirror", "modern", "moment", "morning", "mountain", "music",
        "narrow", "native", "near", "needle", "never", "noble", "north", "number",
        "ocean", "often", "olive", "open", "orange", "orbit", "other", "outer",
        "paper", "past", "path", "pearl", "pepper", "piece", "pine", "place",
        "plain", "planet", "point", "polar", "power", "quick", "quiet", "rain",
        "rapid", "record", "river", "rocket", "rose", "round", "royal", "sand",
        "season", "second", "shadow", "sharp", "shell", "shore", "silent",
        "silver", "simple", "small", "smooth", "snow", "solar", "song", "south",
        "space", "spark", "spring", "stable", "stage", "star", "steady", "stone",
        "story", "stream", "street", "strong", "summer", "sun", "surface",
        "sweet", "swift", "table", "temple", "thing", "three", "thunder", "tiger",
        "today", "together", "tower", "travel", "tree", "true", "under", "urban",
        "valley", "velvet", "village", "violet", "voice", "warm", "water",
        "wave", "west", "white", "wild", "wind", "window", "winter", "wonder", "wood", "world", "yellow", "young",
    ];

    /// <summary>Endings of domains.</summary>
    public static string[] DomainEndings { get; } = ["example", "test", "example.com", "example.org", "example.net"];

    /// <summary>The words of a language, in lower case where it has cases.</summary>
    public static string[] Of(string locale)
    {
        var words = WordLists.Of(locale, "lorem", "words")
            .Concat(WordLists.Of(locale, "company", "noun"))
            .Concat(WordLists.Of(locale, "company", "adjective"))
            .Select(word => word.ToLowerInvariant())
            .Where(word => word.All(char.IsLetter))
            .Distinct()
            .ToArray();

        // Most of Bogus's texts are the usual Latin ones, whatever the language: names of the language's own sound better.
        return words.Length < LeastWords || words.Contains("consequatur") ? Native(locale) : words;
    }

    private static string[] Native(string locale)
    {
        var names = WordLists.FirstOf(locale, "address", "city_name", "street", "street_root", "city")
            .Concat(WordLists.FirstOf(locale, "name", "last_name", "first_name"))
            .SelectMany(entry => entry.Split(' ', '-', '.'))
            .Where(word => word.Length > 2 && word.All(char.IsLetter))
            .Select(word => word.ToLowerInvariant())
            .Distinct()
            .ToArray();
        return locale.StartsWith("en", StringComparison.Ordinal) || names.Length < LeastWords ? Ascii : names;
    }
}
