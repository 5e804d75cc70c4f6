using System.Globalization;

namespace Synth.Modeling;

/// <summary>Describes templates of texts.</summary>
internal static class TemplateDescriber
{
    /// <summary>A template as a form for people: <c>INV-&lt;6 characters&gt;</c>.</summary>
    public static string Form(Template template) => template.Parts.Length == 0 ? "(empty)" : string.Concat(template.Parts.Select(Form));

    /// <summary>The texts of the source that templates write as they are.</summary>
    public static IEnumerable<DescribedValue> Values(TemplateEncoder encoder) =>
        encoder.Templates.SelectMany(template => template.Parts.SelectMany(part => Values(part, template.Rows)))
            .GroupBy(value => value.Text)
            .Select(group => new DescribedValue(group.Key, group.Sum(value => value.Rows)));

    private static IEnumerable<DescribedValue> Values(TemplatePart part, int rows) => part switch
    {
        ChoicePart choice => choice.Values.Select(value => new DescribedValue(value.Text, value.Rows)),
        LiteralPart literal when literal.Text.Any(char.IsLetterOrDigit) => [new DescribedValue(literal.Text, rows)],
        PostalPart postal => postal.Instead.SelectMany(inner => Values(inner, rows)),
        CallingCodePart calling => Values(calling.Instead, rows),
        _ => [],
    };

    private static string Form(TemplatePart part) => part switch
    {
        LiteralPart literal => literal.Text,
        ChoicePart { Values.Length: 1 } choice => choice.Values[0].Text,
        ChoicePart choice => string.Create(CultureInfo.InvariantCulture, $"<one of {choice.Values.Length} words>"),
        CharactersPart { Positions.Length: 1 } => "<character>",
        CharactersPart characters => string.Create(CultureInfo.InvariantCulture, $"<{characters.Positions.Length} characters>"),
        ColumnPart column => $"<{(column.IsInitial ? "initial" : "word")} of {column.Column}>",
        CounterPart => "<counter>",
        DatePart { Column: { } column } => $"<{column}>",
        DatePart date => $"<date {date.Format}>",
        NumberPart number => string.Create(CultureInfo.InvariantCulture, $"<{number.Low} to {number.High}>"),
        PostalPart => "<postal code of the country>",
        CallingCodePart => "<calling code of the country>",
        WordPart word => $"<{word.Kind.ToString().ToLowerInvariant()} from a list>",
        _ => "<text>",
    };
}
