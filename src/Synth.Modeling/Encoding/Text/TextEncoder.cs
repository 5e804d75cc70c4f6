using System.Text;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Codes text by its shape and writes new text of that shape: words that many families use, invented ones otherwise, and new digits.
/// No text of the source is kept.
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Shapes">The frequent shapes, coded from 1 on.</param>
/// <param name="Chain">Makes the shapes behind the last code, for all other texts.</param>
/// <param name="Words">The words by kind, in order of <see cref="TokenKind"/>.</param>
/// <param name="MaxLength">The most characters of a value; null for no limit.</param>
internal sealed record TextEncoder(string Name, TextShape[] Shapes, ShapeChain Chain, WordModel[] Words, int? MaxLength) : ColumnEncoder
{
    private const int BitsPerSlot = 64;
    private const int MostShapes = 120;

    private readonly Dictionary<string, byte> codes = Shapes.Index()
        .ToDictionary(shape => Label(shape.Item.Slots), shape => (byte)(shape.Index + 1));

    /// <summary>Whether <see cref="SpelledWords"/> stand for words that too few families use, in texts of several words.</summary>
    public bool IsSpelled { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [new Variable($"{Name}, form", Shapes.Length + 2, FeatureKind.Nominal)];

    /// <summary>Learns the text of a column.</summary>
    public static TextEncoder Fit(string name, BytesVector column, EncodingContext context, int? maxLength)
    {
        var texts = new List<(TextSlot[] Slots, int Family)>();
        var words = new List<(string Word, int Family)>[(int)TokenKind.Mixed + 1];
        for (var kind = 0; kind < words.Length; kind++)
        {
            words[kind] = [];
        }

        // Long texts repeat a few slots and words again and again.
        var slots = new Dictionary<TextSlot, TextSlot>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var row = 0; row < column.Count; row++)
        {
            if (column.GetString(row) is { } text)
            {
                var tokens = Token.Split(text);
                texts.Add(([.. tokens.Select(token => Once(slots, TextSlot.Of(token)))], context.Families[row]));
                foreach (var token in tokens.Where(token => token.IsWord))
                {
                    words[(int)token.Kind].Add((Once(known, token.Text), context.Families[row]));
                }
            }
        }

        var shapes = texts
            .GroupBy(text => Label(text.Slots), StringComparer.Ordinal)
            .Where(group => group.Select(text => text.Family).Distinct().Take(context.MinFamilies).Count() == context.MinFamilies)
            .Select(group => (Label: group.Key, Shape: new TextShape(group.First().Slots, group.Count())))
            .OrderByDescending(entry => entry.Shape.Rows)
            .ThenBy(entry => entry.Label, StringComparer.Ordinal)
            .Take(MostShapes)
            .ToArray();
        var frequent = shapes.Select(entry => entry.Label).ToHashSet(StringComparer.Ordinal);
        var others = texts.Where(text => !frequent.Contains(Label(text.Slots))).ToArray();
        return new TextEncoder(
            name,
            [.. shapes.Select(entry => entry.Shape)],
            ShapeChain.Fit(others, context.MinFamilies),
            [.. words.Select(list => WordModel.Fit(list, context.MinWordFamilies))],
            maxLength)
        {
            IsSpelled = SpelledWords.Suit([.. words.SelectMany(list => list.Select(entry => entry.Word))]),
        };
    }

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var text = (BytesVector)source;
        var result = new byte[source.Count];
        for (var row = 0; row < result.Length; row++)
        {
            if (text.GetString(row) is { } value)
            {
                result[row] = codes.GetValueOrDefault(Label([.. Token.Split(value).Select(TextSlot.Of)]), (byte)(Shapes.Length + 1));
            }
        }

        return [result];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target) =>
        ((BytesVector)target).Append(Write(codes[0][row], draw));

    /// <summary>A new text of the shape behind a code.</summary>
    public string Write(byte code, CellDraw draw)
    {
        var text = new StringBuilder();
        IReadOnlyList<TextSlot> slots = code <= Shapes.Length ? Shapes[code - 1].Slots : DrawShape(draw);
        var isSpelled = IsSpelled && slots.Count(slot => slot.Kind is not (TokenKind.Literal or TokenKind.Digits)) > 1;
        for (var i = 0; i < slots.Count && text.Length < (MaxLength ?? int.MaxValue); i++)
        {
            Write(text, slots[i], draw with { Stream = draw.Stream.Derive(i + 1) }, isSpelled);
        }

        return Trim(text);
    }

    /// <summary>A code drawn by how frequent the shapes are, for texts that depend on nothing.</summary>
    public byte DrawCode(CellDraw draw)
    {
        var rank = draw.Below(0, Math.Max(1, Shapes.Sum(shape => (long)shape.Rows) + Chain.Lengths.Sum(count => (long)count)));
        for (var i = 0; i < Shapes.Length; i++)
        {
            rank -= Shapes[i].Rows;
            if (rank < 0)
            {
                return (byte)(i + 1);
            }
        }

        return (byte)(Shapes.Length + 1);
    }

    // Where no step is common enough to be kept, a text is a single word.
    private List<TextSlot> DrawShape(CellDraw draw) =>
        Chain.Draw(draw) is { Count: > 0 } slots ? slots : [new TextSlot(TokenKind.Capitalised, 0, "")];

    private void Write(StringBuilder text, TextSlot slot, CellDraw draw, bool isSpelled)
    {
        switch (slot.Kind)
        {
            case TokenKind.Literal:
                text.Append(slot.Literal);
                break;
            case TokenKind.Digits:
                for (var i = 0; i < slot.Length; i++)
                {
                    text.Append((char)('0' + (i == 0 && slot.Length > 1 ? 1 + draw.Below(i, 9) : draw.Below(i, 10))));
                }

                break;
            default:
                var mayBeSpelled = isSpelled && slot.Kind is TokenKind.Lower or TokenKind.Capitalised;
                var (word, isKnown) = Words[(int)slot.Kind].Draw(draw, 0, mayBeSpelled);
                text.Append(isKnown ? word : InCase(word, slot.Kind));
                break;
        }
    }

    private static string InCase(string word, TokenKind kind) => kind switch
    {
        TokenKind.Upper => word.ToUpperInvariant(),
        TokenKind.Capitalised => char.ToUpperInvariant(word[0]) + word[1..],
        TokenKind.Mixed when word.Length > 2 => $"{char.ToUpperInvariant(word[0])}{word[1]}{char.ToUpperInvariant(word[2])}{word[3..]}",
        _ => word,
    };

    private string Trim(StringBuilder text)
    {
        var length = Math.Min(text.Length, MaxLength ?? int.MaxValue);
        return text.ToString(0, length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length);
    }

    private static T Once<T>(Dictionary<T, T> known, T value)
        where T : notnull
    {
        if (known.TryGetValue(value, out var first))
        {
            return first;
        }

        known.Add(value, value);
        return value;
    }

    private static string Label(TextSlot[] slots) =>
        string.Join('\u0001', slots.Select(slot => $"{(int)slot.Kind}:{slot.Length}:{slot.Literal}"));
}
