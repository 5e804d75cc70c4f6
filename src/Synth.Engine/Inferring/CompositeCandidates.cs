using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Which columns may be composite keys, or lead to them, by their names and types and what is known of each alone. Pure.</summary>
internal static class CompositeCandidates
{
    private const int MostParts = 8;
    private const double LeadingConfidence = 0.9;
    private const double InnerConfidence = 0.75;

    /// <summary>Combinations of two and three columns that may tell the rows of a table apart, the likeliest first.</summary>
    /// <param name="table">The table, with its foreign keys.</param>
    /// <param name="columns">What is known of its columns.</param>
    public static IEnumerable<ValueList<Column>> PrimaryKeys(Table table, IEnumerable<KeyFacts> columns)
    {
        // With a column that is unique by itself, any combination would be.
        var parts = columns
            .Where(fact => fact is { NullCount: 0, ValueCount: > 0, IsUnique: false } && KeyNames.IsPart(table, fact.Column))
            .Take(MostParts)
            .ToArray();
        var pairs = Combinations(parts, start: 0, count: 2);
        var triples = Combinations(parts, start: 0, count: 3);
        return pairs.Concat(triples).Where(MayBeUnique).Select(facts => facts.Select(fact => fact.Column).ToValueList());
    }

    /// <summary>
    /// How sure it is that columns that tell rows apart were meant to, from 0 to 1: keys stand in front of what they lead to.
    /// </summary>
    public static double AsPrimaryKey(Table table, ValueList<Column> columns) =>
        table.Columns.Take(columns.Count).All(columns.Contains) ? LeadingConfidence : InnerConfidence;

    /// <summary>The columns of a table that are named like a composite key of another, in its order, and how much so.</summary>
    /// <returns>Null when there is none for some column of the key.</returns>
    public static (ValueList<Column> Columns, double Confidence)? Reference(Table child, Table parent, ValueList<string> key)
    {
        var chosen = new List<Column>();
        var confidence = 1.0;
        foreach (var target in key.Select(name => parent.FindColumn(name)!))
        {
            var (column, named) = child.Columns
                .Where(column => column.IsWritable && !chosen.Contains(column)
                    && ColumnLayout.StorageOf(column.Type) == ColumnLayout.StorageOf(target.Type))
                .Select(column => (Column: column, Named: KeyNames.AsReference(column, parent, target.Name)))
                .OrderByDescending(candidate => candidate.Named)
                .FirstOrDefault();
            if (named == 0)
            {
                return null;
            }

            chosen.Add(column);
            confidence = Math.Min(confidence, named);
        }

        var isKeyItself = child.Name == parent.Name && chosen.Select(column => column.Name).SequenceEqual(key);
        return isKeyItself ? null : (chosen.ToValueList(), confidence);
    }

    private static IEnumerable<KeyFacts[]> Combinations(KeyFacts[] parts, int start, int count)
    {
        if (count == 0)
        {
            return [[]];
        }

        return Enumerable.Range(start, Math.Max(0, parts.Length - start))
            .SelectMany(first => Combinations(parts, first + 1, count - 1).Select(rest => (KeyFacts[])[parts[first], .. rest]));
    }

    // There must be at least as many combinations of values as rows.
    private static bool MayBeUnique(KeyFacts[] parts) =>
        parts.Any(part => part.IsOverfull) || parts.Aggregate(1.0, (product, part) => product * part.Values.Count) >= parts[0].ValueCount;
}
