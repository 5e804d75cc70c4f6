using System.Text;
using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Codes text of few different values. Each value that enough families share has a code; when there are more than codes, the
/// rarer ones share codes in groups. Rows whose value is not kept get a code that is decoded as any of the kept ones.
/// </summary>
/// <param name="Name">The column.</param>
/// <param name="Groups">The values behind each code from 1 on, with their rows; one value for all but the rarer ones.</param>
/// <param name="HasOthers">Whether there is a last code for values that are not kept.</param>
internal sealed record CategoryEncoder(string Name, CategoryValue[][] Groups, bool HasOthers) : ColumnEncoder
{
    private const int MostSingles = 230;
    private const int MostGroups = 20;

    private readonly Dictionary<string, byte> codes = Groups.Index()
        .SelectMany(group => group.Item.Select(value => (value.Text, Code: (byte)(group.Index + 1))))
        .ToDictionary(entry => entry.Text, entry => entry.Code, StringComparer.Ordinal);

    // What is drawn from for each code: its values; beyond the last of them, all values.
    private readonly Choice[] choices = [.. Groups.Append([.. Groups.SelectMany(values => values)]).Select(Choice.Of)];

    /// <summary>
    /// How many of the last groups hold values of published lists that stand in for those that are not kept; 0 where kept ones do. Then
    /// <see cref="HasOthers"/> is false, and a value of no group belongs to the last one.
    /// </summary>
    public int StandInGroups { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [new Variable(Name, 1 + Groups.Length + (HasOthers ? 1 : 0), FeatureKind.Nominal)];

    /// <summary>Finds the codes of a column, or null when too few of its rows have a value that may be kept.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="leastCoverage">The share of rows that kept values must cover.</param>
    public static CategoryEncoder? Fit(string name, BytesVector column, EncodingContext context, double leastCoverage)
    {
        var (kept, total) = Shared(column, context);
        var covered = kept.Sum(value => (long)value.Rows);
        return kept.Length == 0 || covered < leastCoverage * total ? null : Of(name, kept, covered < total);
    }

    /// <summary>The values that enough families share, most frequent first, and how many rows have any value.</summary>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to, and how many families must share a value.</param>
    public static (CategoryValue[] Values, long Total) Shared(BytesVector column, EncodingContext context)
    {
        var numbers = new int[column.Count];
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = -1;
            if (column.GetString(row) is { } text && !index.TryGetValue(text, out numbers[row]))
            {
                index.Add(text, numbers[row] = index.Count);
            }
        }

        var (rows, families) = FamilyCounter.Count(numbers, index.Count, context.Families);
        var kept = index
            .Where(entry => families[entry.Value] >= context.MinFamilies)
            .Select(entry => new CategoryValue(entry.Key, rows[entry.Value]))
            .OrderByDescending(value => value.Rows)
            .ThenBy(value => value.Text, StringComparer.Ordinal)
            .ToArray();
        return (kept, rows.Sum(count => (long)count));
    }

    /// <summary>The codes of values that are given, most frequent first.</summary>
    public static CategoryEncoder Of(string name, CategoryValue[] values, bool hasOthers)
    {
        var singles = values.Length <= MostSingles + MostGroups ? values.Length : MostSingles;
        var groups = values.Take(singles).Select(value => new[] { value })
            .Concat(values.Skip(singles).Index().GroupBy(entry => entry.Index % MostGroups, entry => entry.Item)
                .Select(group => group.ToArray()));
        return new CategoryEncoder(name, [.. groups], hasOthers);
    }

    /// <summary>The codes of values that are given, and behind them those of groups that stand in for all others.</summary>
    /// <param name="name">The column.</param>
    /// <param name="values">The values that are kept, most frequent first; maybe none.</param>
    /// <param name="standIns">The groups, at least one and none of them empty; no text is in two of them, or among the values.</param>
    public static CategoryEncoder Of(string name, CategoryValue[] values, IEnumerable<CategoryValue[]> standIns)
    {
        var kept = Of(name, values, hasOthers: false);
        var others = standIns.ToArray();
        return new CategoryEncoder(name, [.. kept.Groups, .. others], HasOthers: false) { StandInGroups = others.Length };
    }

    /// <summary>The code of a value that one of the groups holds.</summary>
    public byte CodeOf(string text) => codes[text];

    /// <summary>Whether one of the groups holds a value.</summary>
    public bool Knows(string text) => codes.ContainsKey(text);

    /// <inheritdoc/>
    public override byte[][] Encode(ColumnVector source)
    {
        var text = (BytesVector)source;
        var result = new byte[source.Count];
        var other = (byte)(HasOthers ? Groups.Length + 1 : StandInGroups > 0 ? Groups.Length : 1);
        for (var row = 0; row < result.Length; row++)
        {
            if (text.GetString(row) is { } value)
            {
                result[row] = codes.GetValueOrDefault(value, other);
            }
        }

        return [result];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        ((BytesVector)target).Append(choices[Math.Min(codes[0][row] - 1, Groups.Length)].Draw(draw));
    }

    /// <summary>Some values, drawn by their rows.</summary>
    /// <param name="Texts">The values, as UTF-8.</param>
    /// <param name="Ends">Rows of each value and of those before it.</param>
    private sealed record Choice(byte[][] Texts, long[] Ends)
    {
        public static Choice Of(CategoryValue[] values)
        {
            var ends = new long[values.Length];
            for (var i = 0; i < ends.Length; i++)
            {
                ends[i] = (i == 0 ? 0 : ends[i - 1]) + values[i].Rows;
            }

            return new Choice(Array.ConvertAll(values, value => Encoding.UTF8.GetBytes(value.Text)), ends);
        }

        public ReadOnlySpan<byte> Draw(CellDraw draw)
        {
            if (Texts.Length == 1)
            {
                return Texts[0];
            }

            // The first whose end is above the rank; values without rows are never drawn.
            var place = Array.BinarySearch(Ends, draw.Below(0, Ends[^1]) + 1);
            place = Math.Min(place < 0 ? ~place : place, Texts.Length - 1);
            while (place > 0 && Ends[place - 1] == Ends[place])
            {
                place--;
            }

            return Texts[place];
        }
    }
}
