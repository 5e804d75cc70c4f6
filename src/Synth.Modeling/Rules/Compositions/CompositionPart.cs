using System.Globalization;
using System.Text;

namespace Synth.Modeling;

/// <summary>A part of a composed text: characters that never change, or what a column says.</summary>
/// <param name="Literal">The characters; null for a column.</param>
/// <param name="Source">The column; null for characters.</param>
/// <param name="Form">How the column is written.</param>
/// <param name="Width">For <see cref="CompositionForm.Padded"/> the fewest digits.</param>
internal sealed record CompositionPart(string? Literal, RuleColumn? Source, CompositionForm Form, int Width)
{
    /// <summary>Whether the part is a column of the row itself.</summary>
    public bool IsOwn => Source is { Generations: 0, Link: < 0 };

    /// <summary>Characters.</summary>
    public static CompositionPart OfText(string text) => new(text, null, CompositionForm.Plain, 0);

    /// <summary>What the part makes of a text.</summary>
    public string Write(string text) => Form switch
    {
        CompositionForm.Lower => text.ToLowerInvariant(),
        CompositionForm.Upper => text.ToUpperInvariant(),
        CompositionForm.Slug => SlugOf(text),
        CompositionForm.Initial => InitialOf(text),
        CompositionForm.Padded => text.PadLeft(Width, '0'),
        _ => text,
    };

    /// <summary>The part as rules write it.</summary>
    public string Formula(RuleNames names)
    {
        if (Source is null)
        {
            return $"'{Literal!.Replace("'", "''", StringComparison.Ordinal)}'";
        }

        var column = IsOwn ? Source.Column : names.Of(Source);
        return Form switch
        {
            CompositionForm.Lower => $"lower({column})",
            CompositionForm.Upper => $"upper({column})",
            CompositionForm.Slug => $"slug({column})",
            CompositionForm.Initial => $"initial({column})",
            CompositionForm.Padded when Width > 1 => string.Create(CultureInfo.InvariantCulture, $"pad({column}, {Width})"),
            _ => column,
        };
    }

    private static string InitialOf(string text) => text.Length > 0 && char.IsLetter(text[0]) ? text[..1].ToUpperInvariant() : "";

    private static string SlugOf(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var character in Transliteration.ToLatin(text))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
