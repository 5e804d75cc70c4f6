using System.Globalization;
using System.Text;

namespace Synth.Modeling;

/// <summary>Reads the patterns of <see cref="PatternColumn"/>.</summary>
internal sealed class PatternParser
{
    private const int MostRepetitions = 200;

    private readonly string pattern;
    private readonly List<TemplatePart> parts = [];
    private readonly StringBuilder literal = new();
    private readonly List<Alphabet> run = [];
    private int place;

    private PatternParser(string pattern) => this.pattern = pattern;

    /// <summary>The parts of a pattern; null where it is not well formed.</summary>
    public static TemplatePart[]? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        while (parser.place < pattern.Length)
        {
            if (!parser.TryReadPart())
            {
                return null;
            }
        }

        parser.EndRun();
        parser.EndLiteral();
        return [.. parser.parts];
    }

    private bool TryReadPart()
    {
        switch (pattern[place++])
        {
            case '[':
                return ReadSet() is { } set && TryRepeat(() => AddCharacter(set));
            case '(':
                return ReadChoice() is { } choice && TryRepeat(() => AddPart(choice));
            case ')' or ']' or '{' or '}' or '|':
                return false;
            case '\\' when place < pattern.Length && pattern[place] == 'd':
                place++;
                return TryRepeat(() => AddCharacter(Alphabet.Digits));
            case '\\' when place == pattern.Length:
                return false;
            case '\\':
                return TryReadLiteral(pattern[place++]);
            case var character:
                return TryReadLiteral(character);
        }
    }

    private bool TryReadLiteral(char character) => TryRepeat(() =>
    {
        EndRun();
        literal.Append(character);
    });

    private Alphabet? ReadSet()
    {
        var end = pattern.IndexOf(']', place);
        if (end <= place)
        {
            return null;
        }

        var characters = new StringBuilder();
        for (var i = place; i < end; i++)
        {
            if (i + 2 < end && pattern[i + 1] == '-' && pattern[i] <= pattern[i + 2])
            {
                for (var character = pattern[i]; character <= pattern[i + 2]; character++)
                {
                    characters.Append(character);
                }

                i += 2;
            }
            else
            {
                characters.Append(pattern[i]);
            }
        }

        place = end + 1;
        return new Alphabet(string.Concat(characters.ToString().Distinct()), []);
    }

    private ChoicePart? ReadChoice()
    {
        var end = pattern.IndexOf(')', place);
        if (end < 0 || pattern[place..end].Contains('('))
        {
            return null;
        }

        var choices = pattern[place..end].Split('|').Distinct().ToArray();
        place = end + 1;
        return new ChoicePart([.. choices.Select(text => new CategoryValue(text, 1))]);
    }

    private bool TryRepeat(Action add)
    {
        var count = 1;
        if (place < pattern.Length && pattern[place] == '{')
        {
            var end = pattern.IndexOf('}', place);
            if (end < 0 || !int.TryParse(pattern.AsSpan(place + 1, end - place - 1),
                NumberStyles.None, CultureInfo.InvariantCulture, out count)
                || count is < 1 or > MostRepetitions)
            {
                return false;
            }

            place = end + 1;
        }

        for (var i = 0; i < count; i++)
        {
            add();
        }

        return true;
    }

    private void AddCharacter(Alphabet alphabet)
    {
        EndLiteral();
        run.Add(alphabet);
        if (run.Count == CharactersPart.Longest)
        {
            EndRun();
        }
    }

    private void AddPart(TemplatePart part)
    {
        EndRun();
        EndLiteral();
        parts.Add(part);
    }

    private void EndLiteral()
    {
        if (literal.Length > 0)
        {
            parts.Add(new LiteralPart(literal.ToString()));
            literal.Clear();
        }
    }

    private void EndRun()
    {
        if (run.Count > 0)
        {
            parts.Add(new CharactersPart([.. run]));
            run.Clear();
        }
    }
}
