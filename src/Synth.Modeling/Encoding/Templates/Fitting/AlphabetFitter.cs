namespace Synth.Modeling;

/// <summary>Finds the characters that the places of a run can have.</summary>
internal static class AlphabetFitter
{
    private const int LeastRows = 50;
    private const double LeastCoverage = 0.95;

    /// <summary>The parts that write runs of one length, split where they would grow too long for a number.</summary>
    /// <param name="runs">The runs, all of one length, with their rows.</param>
    /// <param name="context">Who the rows belong to, how many families must share a character, and what else the rows say.</param>
    public static IEnumerable<TemplatePart> Fit(IReadOnlyList<(string Run, int Row)> runs, EncodingContext context)
    {
        var all = runs.Select(entry => entry.Run).ToArray();
        var plain = new List<Alphabet>();
        for (var place = 0; place < all[0].Length; place++)
        {
            var alphabet = FitPlace(runs, all, place, context);
            var following = GenderFitter.Fit(runs, place, alphabet, context);
            if (plain.Count > 0 && (following is not null || plain.Count == CharactersPart.Longest))
            {
                yield return new CharactersPart([.. plain]);
                plain.Clear();
            }

            if (following is not null)
            {
                yield return following;
            }
            else
            {
                plain.Add(alphabet);
            }
        }

        if (plain.Count > 0)
        {
            yield return new CharactersPart([.. plain]);
        }
    }

    // Characters that enough families have, by their frequency; on few rows, or when those are not nearly all, any of their kind.
    private static Alphabet FitPlace(IReadOnlyList<(string Run, int Row)> runs, string[] all, int place, EncodingContext context)
    {
        var kept = runs
            .GroupBy(entry => entry.Run[place])
            .Where(group => TemplateGroup.HasFamilies(group.Select(entry => context.Families[entry.Row]), context.MinFamilies))
            .OrderBy(group => group.Key)
            .Select(group => (Character: group.Key, Rows: group.Count()))
            .ToArray();
        var covered = kept.Sum(entry => entry.Rows);
        return (runs.Count >= LeastRows || kept.Length == 1) && covered >= LeastCoverage * runs.Count
            ? new Alphabet(string.Concat(kept.Select(entry => entry.Character)), [.. kept.Select(entry => entry.Rows)])
            : new Alphabet(KindOf(all, place), []);
    }

    private static string KindOf(string[] runs, int place)
    {
        var seen = runs.Select(run => run[place]).ToArray();
        var mixed = runs.Any(run => run.Any(char.IsAsciiDigit)) && runs.Any(run => run.Any(char.IsAsciiLetter));
        var isHex = mixed && runs.All(run => run.All(char.IsAsciiHexDigit));
        var lower = isHex ? "abcdef" : "abcdefghijklmnopqrstuvwxyz";
        var letters = mixed ? runs.SelectMany(run => run).ToArray() : seen;
        var kinds = string.Concat(
            letters.Any(char.IsAsciiDigit) ? Alphabet.Digits.Characters : "",
            letters.Any(char.IsAsciiLetterUpper) ? lower.ToUpperInvariant() : "",
            letters.Any(char.IsAsciiLetterLower) ? lower : "");

        // Letters of other scripts: those that are there, of which none tells a whole word.
        return kinds.Length > 0 ? kinds : string.Concat(seen.Distinct().Order());
    }
}
