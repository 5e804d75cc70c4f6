using System.Text.Json.Serialization;
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

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<Variable> Variables => [new Variable(Name, 1 + Groups.Length + (HasOthers ? 1 : 0), FeatureKind.Nominal)];

    /// <summary>Finds the codes of a column, or null when too few of its rows have a value that may be kept.</summary>
    /// <param name="name">The column.</param>
    /// <param name="column">Its values.</param>
    /// <param name="context">Who the rows belong to.</param>
    /// <param name="leastCoverage">The share of rows that kept values must cover.</param>
    public static CategoryEncoder? Fit(string name, BytesVector column, EncodingContext context, double leastCoverage)
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
        var covered = kept.Sum(value => (long)value.Rows);
        var total = rows.Sum(count => (long)count);
        return kept.Length == 0 || covered < leastCoverage * total ? null : Of(name, kept, covered < total);
    }

    /// <summary>The codes of values that are given, most frequent first.</summary>
    public static CategoryEncoder Of(string name, CategoryValue[] values, bool hasOthers)
    {
        var singles = values.Length <= MostSingles + MostGroups ? values.Length : MostSingles;
        var groups = values.Take(singles).Select(value => new[] { value })
            .Concat(values.Skip(singles).Index().GroupBy(entry => entry.Index % MostGroups, entry => entry.Item).Select(group => group.ToArray()));
        return new CategoryEncoder(name, [.. groups], hasOthers);
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
                result[row] = codes.GetValueOrDefault(value, (byte)(HasOthers ? Groups.Length + 1 : 1));
            }
        }

        return [result];
    }

    /// <inheritdoc/>
    public override void Decode(byte[][] codes, int row, CellDraw draw, ColumnVector target)
    {
        var code = codes[0][row] - 1;
        var group = code < Groups.Length ? Groups[code] : [.. Groups.SelectMany(values => values)];
        ((BytesVector)target).Append(Pick(group, draw).Text);
    }

    private static CategoryValue Pick(CategoryValue[] values, CellDraw draw)
    {
        if (values.Length == 1)
        {
            return values[0];
        }

        var rest = draw.Below(0, values.Sum(value => (long)value.Rows));
        foreach (var value in values)
        {
            rest -= value.Rows;
            if (rest < 0)
            {
                return value;
            }
        }

        return values[^1];
    }
}
