using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds texts that are put together from other columns. Some rows are read from left to right, each place as the longest column that
/// stands there; what most of them agree in is checked on all rows.
/// </summary>
/// <param name="sources">The columns that texts may be made of.</param>
/// <param name="rowCount">Rows of the table.</param>
internal sealed class CompositionFinder(CompositionSource[] sources, int rowCount)
{
    private const int ProbeRows = 60;
    private const int LeastTexts = 5;
    private const int ShortestText = 2;
    private const int LongestText = 4000;
    private const double MostChance = 0.5;

    private static readonly CompositionForm[] TextForms =
        [CompositionForm.Plain, CompositionForm.Lower, CompositionForm.Upper, CompositionForm.Slug];

    private readonly int[] shuffled = Evidence.Shuffle(rowCount);

    /// <summary>What a column is made of; null where it is not.</summary>
    /// <param name="column">The column.</param>
    /// <param name="textOf">Its value in a row; null for none.</param>
    /// <param name="mustBeUnique">Whether no two rows may have the same text.</param>
    public CompositionRule? Find(string column, Func<int, string?> textOf, bool mustBeUnique)
    {
        var known = Enumerable.Range(0, rowCount).Where(row => !string.IsNullOrEmpty(textOf(row))).ToArray();
        if (known.Length < Evidence.FewestRows || known.Select(textOf).Distinct().Take(LeastTexts).Count() < LeastTexts)
        {
            return null;
        }

        var others = sources.Where(source => source.Column is not { Generations: 0, Link: < 0 } || source.Column.Column != column)
            .ToArray();
        var probe = Enumerable.Range(0, Math.Min(ProbeRows, known.Length))
            .Select(i => known[(int)((long)i * known.Length / Math.Min(ProbeRows, known.Length))]);
        var best = probe.Select(row => (Row: row, Text: textOf(row)!))
            .Where(entry => entry.Text.Length <= LongestText)
            .Select(entry => Read(entry.Text, entry.Row, others))
            .GroupBy(parts => string.Join('\u0001', parts.Select(part => part with { Width = 0 })))
            .Select(group => (Parts: Widen([.. group]), Rows: group.Count()))
            .OrderByDescending(entry => entry.Rows)
            .ThenBy(entry => entry.Parts.Count)
            .FirstOrDefault();
        return best.Parts is null || best.Parts.All(part => part.Source is null) || (mustBeUnique && !TellsApart(best.Parts))
            ? null
            : Check(column, textOf, best.Parts);
    }

    private static List<CompositionPart> Read(string text, int row, CompositionSource[] others)
    {
        var parts = new List<CompositionPart>();
        for (var place = 0; place < text.Length;)
        {
            var (part, length) = Longest(text, place, row, others);
            if (part is null && parts.LastOrDefault() is { Literal: { } literal })
            {
                parts[^1] = CompositionPart.OfText(literal + text[place]);
            }
            else
            {
                parts.Add(part ?? CompositionPart.OfText(text[place].ToString()));
            }

            place += Math.Max(1, length);
        }

        return parts;
    }

    // The column that most of the text stands for from a place on; runs of digits are numbers as a whole.
    private static (CompositionPart? Part, int Length) Longest(string text, int place, int row, CompositionSource[] others)
    {
        var end = place;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && (place == 0 || !char.IsAsciiDigit(text[place - 1])))
        {
            end++;
        }

        var (best, longest) = ((CompositionPart?)null, 0);
        foreach (var source in others)
        {
            if (source.TextOf(row) is not { Length: > 0 } value)
            {
                continue;
            }

            if (source.IsNumber)
            {
                if (end > place && longest < end - place && value == TrimZeros(text[place..end]))
                {
                    (best, longest) = (new CompositionPart(null, source.Column, CompositionForm.Padded, end - place), end - place);
                }

                continue;
            }

            foreach (var form in TextForms)
            {
                var part = new CompositionPart(null, source.Column, form, 0);
                var written = part.Write(value);
                if (written.Length >= ShortestText && written.Length > longest
                    && string.CompareOrdinal(text, place, written, 0, written.Length) == 0)
                {
                    (best, longest) = (part, written.Length);
                }
            }
        }

        return longest == 0 && StandsAlone(text, place) ? Initial(text, place, row, others) : (best, longest);
    }

    private static bool StandsAlone(string text, int place) => char.IsUpper(text[place])
        && (place == 0 || !char.IsLetter(text[place - 1]) || char.IsUpper(text[place - 1]))
        && (place == text.Length - 1 || !char.IsLetter(text[place + 1]) || char.IsUpper(text[place + 1]));

    // The first letter of a text of the row itself.
    private static (CompositionPart? Part, int Length) Initial(string text, int place, int row, CompositionSource[] others)
    {
        foreach (var source in others)
        {
            var part = new CompositionPart(null, source.Column, CompositionForm.Initial, 0);
            if (part.IsOwn && !source.IsNumber
                && source.TextOf(row) is { Length: > 1 } value && part.Write(value) == text[place..(place + 1)])
            {
                return (part, 1);
            }
        }

        return (null, 0);
    }

    private static string TrimZeros(string digits) => digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    // The fewest digits that a number has anywhere are those that it is filled up to.
    private static List<CompositionPart> Widen(List<CompositionPart>[] rows) =>
    [
        .. rows[0].Select((part, i) => part.Form == CompositionForm.Padded
            ? part with { Width = rows.Min(parts => parts[i].Width) }
            : part),
    ];

    // The number that tells rows apart, or, behind a key of the row above, the rows below that one, ends the text, and no digit stands
    // before it.
    private bool TellsApart(List<CompositionPart> parts) =>
        parts[^1] is { Source: not null } last
        && Array.Find(sources, source => source.Column == last.Source) is { IsNumber: true } number
        && (number is { IsUnique: true, Column.Generations: 0 } || (number.NumbersSiblings && HasKeyAbove(parts)))
        && (parts.Count == 1 || parts[^2] is { Literal: { } literal } && !char.IsAsciiDigit(literal[^1]));

    private bool HasKeyAbove(List<CompositionPart> parts) =>
        parts.SkipLast(1).Where(part => part.Source is not null).ToArray()
            is [{ Source: { Generations: 1 } above, Form: CompositionForm.Plain or CompositionForm.Padded }]
        && Array.Exists(sources, source => source.Column == above && source.IsUnique);

    private CompositionRule? Check(string column, Func<int, string?> textOf, List<CompositionPart> parts)
    {
        var found = parts.Select(part => part.Source is null ? null : Array.Find(sources, source => source.Column == part.Source))
            .ToArray();
        var (rows, kept, mixed, byChance) = (0, 0, 0, 0);
        for (var row = 0; row < rowCount; row++)
        {
            if (textOf(row) is { } text && Compose(parts, found, row) is { } composed)
            {
                rows++;
                kept += text == composed ? 1 : 0;
                if (Compose(parts, found, shuffled[row]) is { } other)
                {
                    mixed++;
                    byChance += text == other ? 1 : 0;
                }

                if (rows == 50 && kept < 45)
                {
                    return null;
                }
            }
        }

        return Evidence.Holds(rows, rows - kept) && Evidence.IsStrong(byChance / (double)Math.Max(1, mixed), rows, MostChance)
            ? new CompositionRule(column, parts.ToValueList(), rows, rows - kept)
            : null;
    }

    private static string? Compose(List<CompositionPart> parts, CompositionSource?[] found, int row)
    {
        var result = "";
        for (var i = 0; i < parts.Count; i++)
        {
            if (found[i] is null)
            {
                result += parts[i].Literal;
            }
            else if (found[i]!.TextOf(row) is { } value)
            {
                result += parts[i].Write(value);
            }
            else
            {
                return null;
            }
        }

        return result;
    }
}
