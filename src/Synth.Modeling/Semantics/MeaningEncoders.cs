using Synth.Data;

namespace Synth.Modeling;

/// <summary>Chooses how text of a meaning is written anew.</summary>
internal static class MeaningEncoders
{
    /// <summary>The share of rows that templates must cover where no meaning says that the values are codes.</summary>
    private const double UnnamedCoverage = 0.9;

    /// <summary>Fits the templates of a column; null when its text follows none.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to, and what else they say.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="isDistinct">Whether no two rows may have the same text.</param>
    /// <param name="subject">The column, for errors.</param>
    public static TemplateEncoder? Fit(string name, BytesVector column,
        EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var meaning = context.Meanings?.Of(name) ?? ColumnMeaning.None;
        return meaning.Type switch
        {
            SemanticType.GivenName or SemanticType.FamilyName or SemanticType.FullName or SemanticType.City or SemanticType.Region
                or SemanticType.StreetAddress or SemanticType.StreetName or SemanticType.Company or SemanticType.JobTitle =>
                WordTemplateFitter.Fit(name, column, meaning, context, maxLength, isDistinct, subject),
            SemanticType.Email or SemanticType.UserName =>
                AddressTemplateFitter.Fit(name, column, meaning, context, maxLength, isDistinct, subject),
            SemanticType.PostalCode => FitPostalCode(name, column, context, maxLength, isDistinct, subject),
            SemanticType.Phone => WithCallingCodes(FitCode(0.5)),
            SemanticType.None or SemanticType.Url or SemanticType.FilePath when FitHost() is { } hosts => hosts,
            SemanticType.FreeText or SemanticType.Html or SemanticType.Json or SemanticType.Xml or SemanticType.Url or SemanticType.FilePath
                or SemanticType.Slug or SemanticType.Country or SemanticType.Gender or SemanticType.Language => null,
            SemanticType.PasswordHash or SemanticType.Token or SemanticType.Hash => FitCode(0.5)
                ?? CodeTemplateFitter.FitPlaces(name, column, context, maxLength, isDistinct, subject),
            SemanticType.None => FitCode(UnnamedCoverage),
            _ => FitCode(0.5),
        };

        TemplateEncoder? FitHost() => HostTemplateFitter.Fit(name, column, context, maxLength, isDistinct, subject);

        TemplateEncoder? FitCode(double leastCoverage) =>
            CodeTemplateFitter.Fit(name, column, context, maxLength, isDistinct, subject, leastCoverage) is { } code
                && (meaning.Type != SemanticType.None || IsCode(column))
                ? code
                : null;

        TemplateEncoder? WithCallingCodes(TemplateEncoder? phone) =>
            phone is null || isDistinct ? phone : CallingCodes.PutInto(phone, name, column, context);
    }

    /// <summary>Fits the templates of a column whose values follow from the row's position alone.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="maxLength">The most characters of a value; null for no limit.</param>
    /// <param name="subject">The column, for errors.</param>
    public static TemplateEncoder? FitKey(string name, BytesVector column, EncodingContext context, int? maxLength, string subject) =>
        Fit(name, column, context with { Meanings = context.Meanings is null ? null : context.Meanings.Alone(name) },
            maxLength, isDistinct: true, subject);

    // Words of any kind make templates too when they are all of one length; only codes are written by them.
    private static bool IsCode(BytesVector column)
    {
        var texts = TemplateGroup.TextsOf(column);
        return texts.Count(entry => CodeForm.IsCode(entry.Text)) >= UnnamedCoverage * texts.Count;
    }

    private static TemplateEncoder? FitPostalCode(
        string name, BytesVector column, EncodingContext context, int? maxLength, bool isDistinct, string subject)
    {
        var code = CodeTemplateFitter.Fit(name, column, context, maxLength, isDistinct, subject, leastCoverage: 0.3);
        if (code is null || isDistinct || context.Meanings?.ColumnOf(SemanticType.Country, name) is not { } country
            || context.Meanings.VectorOf(country) is not BytesVector countries || FormsOf(column, countries) is not { } forms)
        {
            return code;
        }

        return code with
        {
            Templates = Array.ConvertAll(
                code.Templates, template => template with { Parts = [new PostalPart(country, template.Parts) { Forms = forms }] }),
        };
    }

    // The forms that codes have of their row's country, where that is known; null where not most of them have one.
    private static string[]? FormsOf(BytesVector codes, BytesVector countries)
    {
        var (known, right) = (0, 0);
        var forms = new SortedSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < codes.Count; row++)
        {
            if (codes.GetString(row) is { } code && countries.GetString(row) is { } name
                && Countries.Find(name) is { PostalCodes.Length: > 0 } country)
            {
                known++;
                if (country.FormOf(code) is { } form)
                {
                    right++;
                    forms.Add(form);
                }
            }
        }

        return known > 0 && right >= 0.7 * known ? [.. forms] : null;
    }
}
