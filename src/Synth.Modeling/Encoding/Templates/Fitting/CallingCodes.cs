using Synth.Data;

namespace Synth.Modeling;

/// <summary>Lets telephone numbers begin with the calling code of the row's country where the source's do (ITU-T E.164).</summary>
internal static class CallingCodes
{
    private const double LeastRight = 0.7;

    /// <summary>The templates with calling codes of the country; unchanged where numbers do not follow it.</summary>
    /// <param name="phone">The templates of the numbers.</param>
    /// <param name="name">Their column.</param>
    /// <param name="numbers">The numbers.</param>
    /// <param name="context">What else the rows say.</param>
    public static TemplateEncoder PutInto(TemplateEncoder phone, string name, BytesVector numbers, EncodingContext context) =>
        context.Meanings?.ColumnOf(SemanticType.Country, name) is { } country
        && context.Meanings.VectorOf(country) is BytesVector { Kind: StorageKind.Utf8 } countries && Follow(numbers, countries)
            ? phone with { Templates = Array.ConvertAll(phone.Templates, template => With(template, country)) }
            : phone;

    // A plus, digits of their own, and what separates them from the rest.
    private static Template With(Template template, string country) =>
        template.Parts is [LiteralPart { Text: "+" }, not LiteralPart, LiteralPart, ..]
            ? template with { Parts = [template.Parts[0], new CallingCodePart(country, template.Parts[1]), .. template.Parts[2..]] }
            : template;

    private static bool Follow(BytesVector numbers, BytesVector countries)
    {
        var (known, right) = (0, 0);
        for (var row = 0; row < numbers.Count; row++)
        {
            if (numbers.GetString(row) is ['+', ..] number && countries.GetString(row) is { } name && Countries.Find(name) is { } country)
            {
                var rest = number.AsSpan(1);
                known++;
                right += rest.StartsWith(country.CallingCode) && rest.Length > country.CallingCode.Length
                    && !char.IsAsciiDigit(rest[country.CallingCode.Length]) ? 1 : 0;
            }
        }

        return known > 0 && right >= LeastRight * known;
    }
}
