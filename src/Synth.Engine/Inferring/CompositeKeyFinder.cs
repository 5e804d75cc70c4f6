using System.Globalization;
using Synth.Connectors;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Looks for undeclared keys of several columns. Reads again the tables that may have some, and those that may lead to them.
/// </summary>
internal sealed class CompositeKeyFinder(KeyReader reader, long mostValues)
{
    /// <summary>Finds primary keys of tables that have none yet: the combination of fewest columns, and of those the likeliest.</summary>
    /// <param name="schema">The schema, with what was found already.</param>
    /// <param name="columns">What is known of each column alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public async Task<IReadOnlyList<SuggestedKey>> FindPrimaryAsync(
        DatabaseSchema schema, IReadOnlyList<KeyFacts> columns, CancellationToken cancellationToken)
    {
        var found = new List<SuggestedKey>();
        foreach (var table in schema.Tables.Where(table => !KeyFinder.HasKey(table)))
        {
            KeyFacts[] candidates = [.. CompositeCandidates.PrimaryKeys(table, columns.Where(fact => fact.Table.Name == table.Name))
                .Select(parts => new KeyFacts(table, parts, mostValues, isForUniqueness: true))];
            if (candidates.Length > 0)
            {
                await reader.ReadAsync(table, candidates, cancellationToken).ConfigureAwait(false);
                found.AddRange(candidates
                    .Where(candidate => candidate.IsUnique)
                    .OrderBy(candidate => candidate.Columns.Count)
                    .ThenByDescending(candidate => CompositeCandidates.AsPrimaryKey(table, candidate.Columns))
                    .Take(1)
                    .Select(PrimaryKey));
            }
        }

        return found;
    }

    /// <summary>Finds foreign keys to composite keys.</summary>
    /// <param name="schema">The schema, with what was found already.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public async Task<IReadOnlyList<SuggestedKey>> FindForeignAsync(DatabaseSchema schema, CancellationToken cancellationToken)
    {
        var candidates = schema.Tables
            .SelectMany(parent => CompositeKeysOf(parent).SelectMany(key => ReferencesTo(parent, key, schema)))
            .ToArray();
        foreach (var table in schema.Tables)
        {
            KeyFacts[] facts = [.. candidates.SelectMany(candidate => new[] { candidate.Child, candidate.Parent })
                .Where(fact => fact.Table.Name == table.Name).Distinct()];
            if (facts.Length > 0)
            {
                await reader.ReadAsync(table, facts, cancellationToken).ConfigureAwait(false);
            }
        }

        var order = schema.Tables.Select((table, i) => (table.Name, i)).ToDictionary(entry => entry.Name, entry => entry.i);
        return [.. candidates
            .Where(candidate => IsKept(candidate.Child, candidate.Parent) && !IsMutual(candidate.Child, candidate.Parent, order))
            .GroupBy(candidate => (candidate.Child.Table.Name, candidate.Child.Columns))
            .Select(same => same.MaxBy(candidate => candidate.Confidence))
            .Select(best => ForeignKey(best.Child, best.Parent, best.Confidence))];
    }

    private static IEnumerable<ValueList<string>> CompositeKeysOf(Table table) => table.UniqueKeys()
        .Where(key => key.Count > 1 && key.All(name => table.FindColumn(name)!.IsWritable))
        .Distinct();

    private IEnumerable<(KeyFacts Child, KeyFacts Parent, double Confidence)> ReferencesTo(
        Table parent, ValueList<string> key, DatabaseSchema schema)
    {
        var target = new KeyFacts(parent, key.Select(name => parent.FindColumn(name)!).ToValueList(), mostValues);
        foreach (var child in schema.Tables)
        {
            if (CompositeCandidates.Reference(child, parent, key) is { } reference && !IsKnown(child, parent, reference.Columns))
            {
                yield return (new KeyFacts(child, reference.Columns, mostValues), target, reference.Confidence);
            }
        }
    }

    private static bool IsKnown(Table child, Table parent, ValueList<Column> columns) => child.ForeignKeys.Any(key =>
        key.ReferencedTable == parent.Name && columns.All(column => key.ReferencingColumns.Contains(column.Name)));

    private static bool IsKept(KeyFacts child, KeyFacts parent) =>
        child is { ValueCount: > 0, IsOverfull: false } && !parent.IsOverfull && child.Values.IsSubsetOf(parent.Values);

    // Two tables with the same keys would lead to each other: the earlier one is the parent.
    private static bool IsMutual(KeyFacts child, KeyFacts parent, Dictionary<TableName, int> order) =>
        child.IsUnique && child.Values.Count == parent.Values.Count && order[child.Table.Name] < order[parent.Table.Name];

    private static SuggestedKey PrimaryKey(KeyFacts facts) => new(
        new VirtualKey(facts.Table.Name, Names(facts), null, []),
        KeyFinder.Weigh(CompositeCandidates.AsPrimaryKey(facts.Table, facts.Columns), facts),
        string.Create(
            CultureInfo.InvariantCulture,
            $"each named like a part of a key; together unique and never missing in {facts.ValueCount:N0} rows, and no fewer of them are"));

    private static SuggestedKey ForeignKey(KeyFacts child, KeyFacts parent, double confidence) => new(
        new VirtualKey(child.Table.Name, Names(child), parent.Table.Name, Names(parent)),
        KeyFinder.Weigh(confidence, child),
        string.Create(
            CultureInfo.InvariantCulture,
            $"named like {parent.Table.Name} ({string.Join(", ", Names(parent))}); {child.Values.Count:N0} distinct combinations in "
            + $"{child.ValueCount:N0} rows, all of them among its {parent.Values.Count:N0}"));

    private static ValueList<string> Names(KeyFacts facts) => facts.Columns.Select(column => column.Name).ToValueList();
}
