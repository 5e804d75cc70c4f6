namespace Synth.Modeling;

/// <summary>The digits with which telephone numbers of the country begin that another column of the row names.</summary>
/// <param name="CountryColumn">The column of the country.</param>
/// <param name="Instead">What is written for countries that are not known.</param>
internal sealed record CallingCodePart(string CountryColumn, TemplatePart Instead) : TemplatePart
{
    private const int MostDigits = 3;

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => [CountryColumn];

    /// <inheritdoc/>
    public override int LongestText => Math.Max(MostDigits, Instead.LongestText);

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        if (row.TextOf(CountryColumn) is { } name && Countries.Find(name) is { } country)
        {
            target.Append(country.CallingCode);
        }
        else
        {
            Instead.Draw(target, draw, row);
        }
    }
}
