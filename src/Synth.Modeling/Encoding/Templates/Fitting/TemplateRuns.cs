namespace Synth.Modeling;

/// <summary>A run of characters that all texts of a template have.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Texts">The run in each text.</param>
/// <param name="MayBeChoice">Whether frequent runs may be kept as a whole: not where check digits were cut from them.</param>
internal sealed record TemplateRuns(TemplateRunKind Kind, string[] Texts, bool MayBeChoice)
{
    /// <summary>The runs of the texts of a group in order. Check characters are literals of their own, to be put in last.</summary>
    public static List<TemplateRuns> Split(TemplateGroup group, TemplateKeys keys, CheckScheme? check)
    {
        var tokens = group.Texts.Select(entry => Tokens(entry.Text, keys.Grammar)).ToArray();
        var places = CheckDigits.PlacesOf(group.Texts[0].Text).Length;
        var checks = check?.Places.Select(place => place < 0 ? places + place : place).ToHashSet() ?? [];
        var runs = new List<TemplateRuns>();
        var words = 0;
        var place = 0;
        for (var i = 0; i < tokens[0].Count; i++)
        {
            var token = tokens[0][i];
            var texts = tokens.Select(list => list[i].Text).ToArray();
            var isCommon = token.IsWord && keys.CommonWords.Contains(TemplateKeys.Common(words, token.Text));
            words += token.IsWord ? 1 : 0;
            var kind = token.Kind == TokenKind.Literal || isCommon ? TemplateRunKind.Literal
                : token.Kind == TokenKind.Digits ? TemplateRunKind.Digits
                : TemplateRunKind.Characters;
            var length = token.Text.Length;
            Cut(runs, texts, kind, [.. checks.Where(at => at >= place && at < place + length).Select(at => at - place).Order()]);
            place += char.IsAsciiLetterOrDigit(token.Text[0]) ? length : 0;
        }

        return runs;
    }

    private static void Cut(List<TemplateRuns> runs, string[] texts, TemplateRunKind kind, int[] checks)
    {
        var start = 0;
        foreach (var check in checks)
        {
            Add(start, check);
            runs.Add(new TemplateRuns(TemplateRunKind.Literal, ["0"], false));
            start = check + 1;
        }

        Add(start, texts[0].Length);

        void Add(int begin, int end)
        {
            if (checks.Length == 0)
            {
                runs.Add(new TemplateRuns(kind, texts, true));
            }
            else if (begin < end)
            {
                runs.Add(new TemplateRuns(kind, Array.ConvertAll(texts, text => text[begin..end]), false));
            }
        }
    }

    // Neighbouring runs of letters and digits are one where they mix.
    private static List<Token> Tokens(string text, TemplateGrammar grammar)
    {
        if (grammar == TemplateGrammar.Places)
        {
            return [new Token(TokenKind.Mixed, text)];
        }

        var tokens = Token.Split(text);
        for (var i = tokens.Count - 1; grammar == TemplateGrammar.Mixed && i > 0; i--)
        {
            if (tokens[i].Kind != TokenKind.Literal && tokens[i - 1].Kind != TokenKind.Literal)
            {
                tokens[i - 1] = new Token(TokenKind.Mixed, tokens[i - 1].Text + tokens[i].Text);
                tokens.RemoveAt(i);
            }
        }

        // A run of one kind is still a mixed one: others of the template are not.
        return grammar == TemplateGrammar.Mixed
            ? tokens.ConvertAll(token => token.Kind == TokenKind.Literal ? token : new Token(TokenKind.Mixed, token.Text))
            : tokens;
    }
}
