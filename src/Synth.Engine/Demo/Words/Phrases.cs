namespace Synth.Engine.Demo.Words;

/// <summary>The words of product names, tags and reviews.</summary>
internal static class Phrases
{
    public static IReadOnlyList<string> Brands { get; } =
    [
        "Norrvik", "Tallow & Finch", "Bergamot", "Oskendal", "Pell", "Quarrystone", "Lindqvarn", "Marrow Bay", "Tisdale & Orr", "Vantgarn",
        "Hollinbeck", "Sable Row", "Umberline", "Fennick", "Crestholm",
    ];

    public static IReadOnlyList<string> Styles { get; } =
    [
        "classic", "small", "large", "folding", "everyday", "light", "sturdy", "blue", "forest green", "ochre",
        "grey", "black", "white", "travel",
        "family", "professional", "starter", "second edition",
    ];

    public static IReadOnlyList<string> Tags { get; } =
    [
        "bestseller", "new", "gift idea", "recycled", "made to last", "limited", "vegan", "handmade", "for children",
        "for beginners", "compact",
        "heavy", "under 10", "premium", "summer", "winter", "repairable", "editor's choice",
    ];

    /// <summary>Titles of reviews, by rating from 1.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Titles { get; } =
    [
        ["Sent it back", "Not again", "Broken after a week", "Disappointing"],
        ["Below expectations", "Hm.", "Could be better", "Wouldn't buy twice"],
        ["It does the job", "Average", "Fine for the price", "Mixed feelings"],
        ["Good", "Happy with it", "Solid", "Would recommend"],
        ["Love it!", "Perfect", "Exactly what I wanted", "Wonderful", "Five stars"],
    ];

    /// <summary>Sentences of reviews, by rating from 1.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Sentences { get; } =
    [
        ["It arrived with a crack.", "The quality is poor.", "I asked for my money back.",
         "Nothing like the picture.", "Stopped working on day three."],
        ["Thinner than I thought.", "The colour is off.", "It wobbles a little.", "The box was damaged.",
         "For this price I expected more."],
        ["It is what it is.", "Delivery took a while.", "Decent, with small flaws.", "I use it now and then.", "Okay for beginners."],
        ["Well made.", "Arrived earlier than promised.", "My second one, still good.", "A bit heavy but fine.",
         "Looks nicer than in the picture."],
        ["I use it every day.", "The children won't put it down.", "Great value.", "A present that was a success.",
         "Better than the one that cost twice as much."],
    ];
}
