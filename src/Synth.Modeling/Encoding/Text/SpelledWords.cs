using System.Collections.Frozen;

namespace Synth.Modeling;

/// <summary>
/// English words by their length, which stand for those that too few families use where a text has several words. They tell of nobody, and
/// several of them hardly give a source's text again.
/// </summary>
internal static class SpelledWords
{
    /// <summary>With fewer words of a length, invented ones are more various.</summary>
    private const int LeastWords = 8;

    private const double LeastPlain = 0.9;

    private static readonly FrozenSet<string> English =
        "the of and a in to for with is on my you it be at by from was are this that not"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Foreign =
        ("der die das und ein eine mit le la les de du des et un une el los las y en con il lo gli di che per o os um uma do da "
        + "het een van och att som na w z nie się").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Others =
    [
        "act", "age", "air", "arm", "art", "bag", "bar", "bay", "bed", "bell", "box", "boy", "cap", "car", "cup", "day", "dew", "ear",
        "eye", "fan", "fun", "gem", "hat", "hay", "hill", "ice", "ink", "ivy", "jar", "joy", "key", "kit", "lap", "law", "map", "mix",
        "net", "new", "oak", "old", "one", "owl", "pen", "pie", "pot", "red", "row", "sea", "set", "six", "sky", "tea", "ten", "tin",
        "toy", "two", "way", "wax", "zoo", "acre", "also", "bark", "bold", "book", "calm", "coin", "cold", "cool", "corn", "dark",
        "dust", "fish", "flag", "foot", "gold", "good", "grey", "hand", "hope", "iron", "king", "leaf", "lime", "lion", "love", "mind",
        "mint", "mist", "moon", "most", "nest", "note", "page", "park", "plum", "pond", "pool", "port", "pure", "race", "ring", "road",
        "rock", "roof", "root", "salt", "seal", "seed", "ship", "shop", "side", "silk", "sing", "soft", "soil", "soul", "tall", "tide",
        "time", "town", "twin", "vine", "walk", "wall", "wide", "wing", "wise", "wolf", "year", "zero", "another", "brother", "captain",
        "ceiling", "chapter", "charity", "chicken", "classic", "climate", "comfort", "concert", "content", "cottage", "counter",
        "cricket", "curtain", "delight", "diamond", "drawing", "emerald", "example", "fashion", "fiction", "fortune", "freedom",
        "gallery", "general", "genuine", "harvest", "history", "holiday", "horizon", "kingdom", "lantern", "library", "machine",
        "message", "million", "mineral", "monster", "musical", "mystery", "natural", "nothing", "orchard", "painter", "passion",
        "patient", "picture", "pioneer", "popular", "promise", "quality", "rainbow", "reality", "regular", "running", "science",
        "serious", "silence", "someone", "sparrow", "stadium", "station", "storage", "student", "sunrise", "teacher", "theatre",
        "thought", "tonight", "tourist", "traffic", "unknown", "variety", "vintage", "weather", "welcome", "whisper", "writing",
        "absolute", "alphabet", "backyard", "birthday", "bluebird", "building", "business", "calendar", "campaign", "carousel",
        "children", "clothing", "complete", "cupboard", "daylight", "decision", "doorstep", "envelope", "everyday", "festival",
        "firewood", "fountain", "friendly", "gardener", "gigantic", "handmade", "hometown", "innocent", "keyboard", "lavender",
        "magician", "marathon", "midnight", "moonbeam", "notebook", "overcast", "painting", "paradise", "peaceful", "pleasant",
        "question", "raindrop", "seashore", "shoulder", "snowfall", "standing", "stranger", "sunlight", "surprise", "troubled",
        "vacation", "woodland", "adventure", "afternoon", "apartment", "butterfly", "carpenter", "character", "chocolate", "community",
        "composure", "container", "dimension", "direction", "discovery", "fireplace", "fortunate", "furniture", "gathering",
        "geography", "important", "landscape", "lightning", "nightfall", "orchestra", "passenger", "pineapple", "sculpture",
        "situation", "somewhere", "spectacle", "telephone", "treasure", "umbrella", "vegetable", "waterfall", "whispered", "wonderful",
        "yesterday", "absolutely", "background", "basketball", "blackberry", "boundaries", "chandelier", "collection", "connection",
        "decoration", "everything", "experience", "expression", "generation", "girlfriend", "helicopter", "invitation", "laboratory",
        "lighthouse", "motorcycle", "mysterious", "playground", "restaurant", "silhouette", "strawberry", "television", "tournament",
        "understand", "university", "wilderness", "accompanied", "alternative", "celebration", "countryside", "destination",
        "development", "grandfather", "grandmother", "imagination", "independent", "inspiration", "marketplace", "observation",
        "opportunity", "perspective", "possibility", "proposition", "traditional", "transparent", "undisturbed", "architecture",
        "constellation", "conversation", "craftsmanship", "encyclopedia", "extraordinary", "illumination", "independence",
        "intersection", "introduction", "metropolitan", "neighborhood", "orchestration", "organization", "presentation", "relationship",
        "unexpectedly", "winterberries",
    ];

    private static readonly string[][] ByLength = [.. Enumerable.Range(0, 1 + Others.Max(word => word.Length))
        .Select(length => ProseWords.Ascii.Concat(Others).Where(word => word.Length == length).Distinct().ToArray())];

    /// <summary>
    /// Whether the words of a column are English ones as far as can be told: of plain letters, and with no other language's articles.
    /// </summary>
    /// <param name="words">All words of the column.</param>
    public static bool Suit(IReadOnlyCollection<string> words)
    {
        var plain = words.Count(word => word.All(char.IsAsciiLetter));
        return plain >= LeastPlain * words.Count && words.Count(Foreign.Contains) <= words.Count(English.Contains);
    }

    /// <summary>A word of a length, in lower case; null where there are few.</summary>
    /// <param name="length">How many letters.</param>
    /// <param name="bits">Random bits.</param>
    public static string? Pick(int length, ulong bits) => length < ByLength.Length && ByLength[length] is { Length: >= LeastWords } words
        ? words[(int)Math.BigMul(bits, (ulong)words.Length, out _)]
        : null;
}
