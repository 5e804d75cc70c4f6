namespace Synth.Modeling;

/// <summary>A country, as far as its addresses and numbers go.</summary>
/// <param name="Code">The two letters of ISO 3166-1.</param>
/// <param name="LongCode">The three letters of ISO 3166-1.</param>
/// <param name="Names">What it is called: in English, in its own languages, and commonly.</param>
/// <param name="Locale">The locale of most of its people's names; null when there are no words for it.</param>
/// <param name="CallingCode">The digits of the telephone prefix (ITU-T E.164).</param>
/// <param name="PostalCodes">Forms of its postal codes: 9 for a digit, A for a letter, others as they are. Empty where it has none.</param>
internal sealed record Country(string Code, string LongCode, string[] Names, string? Locale, string CallingCode, string[] PostalCodes)
{
    /// <summary>Whether a text has the form of one of its postal codes.</summary>
    public bool HasPostalCode(ReadOnlySpan<char> text) => FormOf(text) is not null;

    /// <summary>The form of its postal codes that a text has; null for none.</summary>
    public string? FormOf(ReadOnlySpan<char> text)
    {
        foreach (var form in PostalCodes)
        {
            if (Matches(form, text))
            {
                return form;
            }
        }

        return null;
    }

    private static bool Matches(string form, ReadOnlySpan<char> text)
    {
        if (form.Length != text.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            var fits = form[i] switch
            {
                '9' => char.IsAsciiDigit(text[i]),
                'A' => char.IsAsciiLetterUpper(text[i]),
                var other => other == text[i],
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
