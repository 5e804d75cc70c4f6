using System.Text;

namespace Synth.Modeling;

/// <summary>
/// Reads names, places and streets as forms: <c>Mr. Anna B. Smith</c> is a title, a woman's given name, an initial and a family name.
/// </summary>
/// <param name="type">What the texts mean.</param>
internal sealed class WordKeys(SemanticType type)
{
    /// <summary>A given name.</summary>
    public const char Given = 'G';

    /// <summary>A family name.</summary>
    public const char Family = 'F';

    /// <summary>Words of another kind: a street, a city, a company.</summary>
    public const char Words = 'W';

    /// <summary>A number.</summary>
    public const char Number = 'N';

    /// <summary>A single letter.</summary>
    public const char Initial = 'I';

    /// <summary>A company's few capital letters; as many as its mark has.</summary>
    public const char Acronym = 'A';

    /// <summary>A title, which stands for itself.</summary>
    public const char Fixed = 'T';

    private const char Next = '\u001F';
    private const char Field = '\u001E';
    private const int MostWords = 5;
    private const int LongestAcronym = 4;

    /// <summary>The key of a text; empty for an empty one.</summary>
    public string Of(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        var key = new StringBuilder();
        foreach (var word in FormOf(text))
        {
            key.Append(word.Kind).Append((int)word.Case).Append(word.Mark).Append(Field).Append(word.Separator).Append(Next);
        }

        return key.ToString();
    }

    /// <summary>The form that a key stands for.</summary>
    public static WordForm[] Parse(string key) => !key.Contains(Field)
        ? key.Length == 0 ? [] : [new WordForm(Fixed, key, LetterCase.Any, "")]
        : [.. key.Split(Next, StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            var (head, separator) = (word[..word.IndexOf(Field)], word[(word.IndexOf(Field) + 1)..]);
            return new WordForm(head[0], head[2..], (LetterCase)(head[1] - '0'), separator);
        })];

    private IEnumerable<WordForm> FormOf(string text) => type switch
    {
        SemanticType.GivenName or SemanticType.FamilyName or SemanticType.FullName => FormOfName(text),
        SemanticType.StreetAddress => FormOfStreet(text),
        SemanticType.Company when text.Length is > 1 and <= LongestAcronym && text.All(char.IsAsciiLetterUpper) =>
            [new WordForm(Acronym, new string('A', text.Length), LetterCase.Any, "")],
        _ => [new WordForm(Words, "", LetterCases.Of(text), "")],
    };

    private List<WordForm> FormOfName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words = words.Length > MostWords ? words[..MostWords] : words;
        var isTurned = words[0].EndsWith(',') && words.Length > 1;
        var family = type == SemanticType.GivenName ? -1 : isTurned
            ? 0 : Array.FindLastIndex(words, word => !WordTemplateFitter.IsTitle(word));
        var form = new List<WordForm>();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].TrimEnd(',', '.');
            var separator = words[i][word.Length..] + (i < words.Length - 1 ? " " : "");
            var letterCase = LetterCases.Of(word);
            form.Add(WordTemplateFitter.IsTitle(word) && type == SemanticType.FullName && i != family
                ? new WordForm(Fixed, word, LetterCase.Any, separator)
                : word.Length == 1 ? new WordForm(Initial, "", LetterCase.Any, separator)
                : i == family || type == SemanticType.FamilyName ? new WordForm(Family, "", letterCase, separator)
                : new WordForm(Given, GenderOf(word), letterCase, separator));
        }

        return form;
    }

    private static string GenderOf(string word) => NameDictionary.Instance.IsFemale(word) switch
    {
        true => "f",
        false => "m",
        null => "",
    };

    // The number before the street or after it; what else there is (floors, blocks) is left out.
    private static WordForm[] FormOfStreet(string text)
    {
        var tokens = Token.Split(text);
        var street = new WordForm(Words, "", LetterCases.Of(text), "");
        var number = tokens.FindIndex(token => token.Kind == TokenKind.Digits);
        return number < 0 ? [street]
            : number == 0 ? [new WordForm(Number, "", LetterCase.Any, SeparatorAfter(tokens, number)), street]
            : [street with { Separator = SeparatorBefore(tokens, number) }, new WordForm(Number, "", LetterCase.Any, "")];
    }

    private static string SeparatorAfter(List<Token> tokens, int number) =>
        number + 1 < tokens.Count && tokens[number + 1].Text is "," ? ", " : " ";

    private static string SeparatorBefore(List<Token> tokens, int number) =>
        number >= 2 && tokens[number - 2].Text is "," ? ", " : " ";
}
