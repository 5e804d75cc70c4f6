using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// How far texts that count the rows of their table have come in rows that are there, in each year or month, so that rows that are added
/// are counted on from there. Not thread-safe while it takes rows.
/// </summary>
public sealed class CountedTexts
{
    private readonly Dictionary<TableName, CountedTextRule[]> rules;
    private readonly Dictionary<CountedTextRule, Dictionary<string, int>> reached = new(ReferenceEqualityComparer.Instance);

    /// <summary>No rows yet.</summary>
    /// <param name="model">The model that knows which texts count.</param>
    public CountedTexts(RelationalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        rules = model.Models.ToDictionary(table => table.Name, table => table.Rules.OfType<CountedTextRule>().ToArray());
    }

    /// <summary>The columns of a table whose texts count its rows.</summary>
    public IEnumerable<string> ColumnsOf(TableName table) => rules.GetValueOrDefault(table, []).Select(rule => rule.Column);

    /// <summary>Takes down how far texts that are there have come. Texts of another form are passed over.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">One of <see cref="ColumnsOf"/>.</param>
    /// <param name="texts">Its texts in any number of rows.</param>
    public void Take(TableName table, string column, BytesVector texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var rule = rules[table].First(rule => rule.Column == column);
        if (!reached.TryGetValue(rule, out var counts))
        {
            reached.Add(rule, counts = new Dictionary<string, int>(StringComparer.Ordinal));
        }

        for (var row = 0; row < texts.Count; row++)
        {
            if (texts.GetString(row) is { } text && rule.Read(text) is { } read && read.Place is >= 0 and < int.MaxValue)
            {
                counts[read.Within] = Math.Max(counts.GetValueOrDefault(read.Within), (int)read.Place + 1);
            }
        }
    }

    /// <summary>How far the texts of a rule have come in each year or month; null where there was no row.</summary>
    internal IReadOnlyDictionary<string, int>? Of(CountedTextRule rule) => reached.GetValueOrDefault(rule);
}
