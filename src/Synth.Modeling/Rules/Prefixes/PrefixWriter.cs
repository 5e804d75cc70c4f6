using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Has texts begin as another column decides: as the source has it where enough families share the deciding value, else with characters
/// of the drawn kinds that are a function of it.
/// </summary>
/// <param name="rule">What decides.</param>
/// <param name="stream">The column's stream.</param>
internal sealed class PrefixWriter(PrefixRule rule, RandomStream stream)
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXY";

    private readonly Dictionary<string, KnownPrefix> known = rule.Known.ToDictionary(entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Which characters of a text are digits, 9, and letters, A.</summary>
    public static string ShapeOf(string text) =>
        string.Concat(text.Select(character => char.IsDigit(character) ? '9' : char.IsLetter(character) ? 'A' : character));

    /// <summary>Writes the column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    public void Apply(RuleRows rows, int index)
    {
        var deciding = rows.Texts(new RuleColumn(0, rule.Deciding));
        var target = (BytesVector)rows.Column(index);
        var decided = stream.Derive("prefix");
        ColumnRewriter.Rewrite(target, (row, own) =>
        {
            if (own.IsNull(row) || deciding(row) is not { } value)
            {
                return false;
            }

            var text = ((BytesVector)own).GetString(row)!;

            var written = known.GetValueOrDefault(value) is { } entry
                ? Known(entry, text, decided.Derive(rows.PositionOf(row)))
                : Invent(text, decided.Derive(value));
            target.Append(written);
            return true;
        });
    }

    // Where the drawn text is of other kinds of characters than the beginning, the rest is made anew, as texts with that value go on.
    private string Known(KnownPrefix entry, string text, RandomStream draws)
    {
        var end = PrefixRule.EndOf(text, rule.Length);
        if (ShapeOf(text[..end]) == ShapeOf(entry.Prefix))
        {
            return entry.Prefix + text[end..];
        }

        var rest = entry.Shape.Skip(entry.Prefix.Length).Select((kind, i) => CharacterOf(kind, kind, draws, i));
        return entry.Prefix + string.Concat(rest);
    }

    private string Invent(string text, RandomStream draws)
    {
        var end = PrefixRule.EndOf(text, rule.Length);
        return string.Concat(ShapeOf(text[..end]).Select((kind, i) => CharacterOf(kind, text[i], draws, i))) + text[end..];
    }

    private static char CharacterOf(char kind, char other, RandomStream draws, int place) => kind switch
    {
        '9' => (char)('0' + draws.Below(place, 10)),
        'A' when char.IsLower(other) => char.ToLowerInvariant(LetterOf(draws, place)),
        'A' => LetterOf(draws, place),
        _ => other,
    };

    private static char LetterOf(RandomStream draws, int place) => Letters[(int)draws.Below(place, Letters.Length)];
}
