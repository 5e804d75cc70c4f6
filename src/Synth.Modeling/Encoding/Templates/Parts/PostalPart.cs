namespace Synth.Modeling;

/// <summary>A postal code of the country that another column of the row names.</summary>
/// <param name="CountryColumn">The column of the country.</param>
/// <param name="Instead">What is written for countries that are not known or have no postal codes.</param>
internal sealed record PostalPart(string CountryColumn, TemplatePart[] Instead) : TemplatePart
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXY";

    /// <summary>The forms that the column's codes have; countries none of whose forms is among them are written in any of theirs.</summary>
    public string[] Forms { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Needs => [CountryColumn];

    /// <inheritdoc/>
    public override int LongestText => 10;

    /// <inheritdoc/>
    public override void Draw(TextBuffer target, CellDraw draw, RowView row)
    {
        if (row.TextOf(CountryColumn) is not { } name || Countries.Find(name) is not { PostalCodes: { Length: > 0 } forms })
        {
            for (var i = 0; i < Instead.Length; i++)
            {
                Instead[i].Draw(target, draw with { Stream = draw.Stream.Derive(i + 1) }, row);
            }

            return;
        }

        var known = Array.FindAll(forms, Forms.Contains);
        var usual = known.Length > 0 ? known : forms;
        var form = usual[draw.Below(0, usual.Length)];
        for (var i = 0; i < form.Length; i++)
        {
            // No country begins its codes with a zero throughout, but codes without one are valid everywhere.
            target.Append(form[i] switch
            {
                '9' => (char)('0' + (i == 0 ? 1 + draw.Below(1 + i, 9) : draw.Below(1 + i, 10))),
                'A' => Letters[(int)draw.Below(1 + i, Letters.Length)],
                var other => other,
            });
        }
    }
}
