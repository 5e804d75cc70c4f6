using System.Text.Json;

namespace Synth.Engine.Configuration;

/// <summary>
/// What a place in a configuration file may hold. One description serves the reader, the JSON schema, the commented template and the
/// reference, so that they cannot disagree. The hierarchy is closed.
/// </summary>
internal abstract record Shape
{
    /// <summary>What is expected, for messages: <c>a whole number from 1 to 1024</c>.</summary>
    public abstract string Expected { get; }
}

/// <summary>Any text.</summary>
/// <param name="What">What the text is, with its article: <c>an address</c>.</param>
internal sealed record TextShape(string What) : Shape
{
    public override string Expected => What;

    /// <summary>Says what is wrong with a text; null when nothing is.</summary>
    public Func<string, string?> ProblemOf { get; init; } = _ => null;
}

/// <summary>True or false.</summary>
internal sealed record FlagShape : Shape
{
    public override string Expected => "true or false";
}

/// <summary>A number.</summary>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="IsWhole">Whether it has no fraction.</param>
internal sealed record NumberShape(decimal Low, decimal High, bool IsWhole) : Shape
{
    public override string Expected => FormattableString.Invariant($"a {(IsWhole ? "whole " : "")}number from {Low} to {High}");
}

/// <summary>One of a few words.</summary>
/// <param name="Words">The words.</param>
internal sealed record ChoiceShape(IReadOnlyList<string> Words) : Shape
{
    public override string Expected => $"one of {string.Join(", ", Words)}";

    /// <summary>The names of an enum.</summary>
    public static ChoiceShape Of<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    /// <summary>The names of some values of an enum: <c>free-text</c> for FreeText.</summary>
    public static ChoiceShape Of<T>(IEnumerable<T> values)
        where T : struct, Enum => new([.. values.Select(WordOf)]);

    /// <summary>The name of a value in the file.</summary>
    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

/// <summary>A list.</summary>
/// <param name="Item">What each item is.</param>
internal sealed record ListShape(Shape Item) : Shape
{
    /// <summary>Whether it may have no items.</summary>
    public bool MayBeEmpty { get; init; } = true;

    public override string Expected => $"a list{(MayBeEmpty ? "" : " that is not empty")}, each item {Item.Expected}";
}

/// <summary>Named settings.</summary>
/// <param name="Settings">The settings, in the order in which a template shows them.</param>
internal sealed record SectionShape(IReadOnlyList<Setting> Settings) : Shape
{
    public override string Expected => $"a section with {string.Join(", ", Settings.Select(setting => setting.Name))}";
}

/// <summary>Entries under names that the user chooses.</summary>
/// <param name="Key">What the names are, with their article: <c>a table or a pattern of tables</c>.</param>
/// <param name="Value">What each entry is.</param>
internal sealed record MapShape(string Key, Shape Value) : Shape
{
    public override string Expected => $"a section whose names are each {Key}";
}
