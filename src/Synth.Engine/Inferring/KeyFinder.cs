using System.Globalization;
using Synth.Connectors;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Looks for keys that a source keeps but does not declare: by names, types, and whether all rows keep them. Reads each table once; its
/// memory is that of the distinct values of columns that may be keys.
/// </summary>
public static class KeyFinder
{
    private const int BatchRows = 8192;
    private const long MostValues = 1_000_000;
    private const int MostLetters = 64;
    private const double UnnamedConfidence = 0.6;
    private const int FewValues = 20;

    /// <summary>Finds keys, the surest first.</summary>
    /// <param name="source">The source.</param>
    /// <param name="schema">Its catalog, with the virtual keys that are known already.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static async Task<ValueList<SuggestedKey>> FindAsync(
        IDatabaseSession source, DatabaseSchema schema, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(observer);
        observer.OnStage(RunStage.ReadRows);
        var facts = new List<ColumnFacts>();
        foreach (var table in schema.Tables)
        {
            facts.AddRange(await ReadAsync(source, table, observer, cancellationToken).ConfigureAwait(false));
        }

        SuggestedKey[] primary = [.. schema.Tables.Select(table => PrimaryKeyOf(table, facts)).OfType<SuggestedKey>()];
        var parents = facts.Where(fact => fact.IsUnique && IsKey(fact, primary)).ToArray();
        var foreign = facts.Where(IsFree).Select(child => ForeignKeyOf(child, parents)).OfType<SuggestedKey>();
        return primary.Concat(foreign).OrderByDescending(key => key.Confidence).ThenBy(key => key.Key.Table.ToString(), StringComparer.Ordinal).ToValueList();
    }

    private static async Task<ColumnFacts[]> ReadAsync(
        IDatabaseSession source, Table table, IRunObserver observer, CancellationToken cancellationToken)
    {
        var columns = RecordBatch.LayoutOf(table).Index()
            .Where(column => MayBeKey(column.Item.Type))
            .Select(column => (Reader: new RowKey([column.Index]), Facts: new ColumnFacts(table, table.FindColumn(column.Item.Name)!, MostValues)))
            .ToArray();
        var rows = 0L;
        await foreach (var batch in source.Tables.ReadAsync(table, BatchRows, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                foreach (var (reader, facts) in columns)
                {
                    for (var row = 0; row < batch.RowCount; row++)
                    {
                        facts.Add(reader.Read(batch.Columns, row));
                    }
                }

                rows += batch.RowCount;
                observer.OnRows(RunStage.ReadRows, table.Name, rows, rows);
            }
        }

        return [.. columns.Select(column => column.Facts)];
    }

    private static bool MayBeKey(ColumnType type) =>
        type.WithoutDomain() is IntegerType or UuidType or TextType { MaxLength: null or <= MostLetters } or DecimalType { Scale: 0 };

    // A table whose rows some key tells apart needs no other.
    private static SuggestedKey? PrimaryKeyOf(Table table, List<ColumnFacts> facts)
    {
        var hasKey = table.PrimaryKey is not null || table.UniqueKeys().Any(key => key.All(name => !table.FindColumn(name)!.IsNullable));
        return hasKey ? null : facts
            .Where(fact => fact.Table == table && fact.IsUnique)
            .Select(fact => (Fact: fact, Confidence: KeyNames.AsPrimaryKey(table, fact.Column)))
            .Where(candidate => candidate.Confidence > 0)
            .Select(candidate => new SuggestedKey(
                new VirtualKey(table.Name, [candidate.Fact.Column.Name], null, []),
                Weigh(candidate.Confidence, candidate.Fact),
                string.Create(CultureInfo.InvariantCulture, $"named like a key; unique and never missing in {candidate.Fact.ValueCount:N0} rows")))
            .MaxBy(key => key.Confidence);
    }

    private static bool IsKey(ColumnFacts fact, SuggestedKey[] suggested) =>
        fact.Table.UniqueKeys().Any(key => key.Count == 1 && key[0] == fact.Column.Name)
        || suggested.Any(key => key.Key.Table == fact.Table.Name && key.Key.Columns[0] == fact.Column.Name);

    // What leads somewhere already is left alone.
    private static bool IsFree(ColumnFacts fact) =>
        fact is { ValueCount: > 0, IsOverfull: false } && !fact.Table.ForeignKeys.Any(key => key.ReferencingColumns.Contains(fact.Column.Name));

    private static SuggestedKey? ForeignKeyOf(ColumnFacts child, ColumnFacts[] parents) => parents
        .Where(parent => (parent.Table != child.Table || parent.Column != child.Column)
            && ColumnLayout.StorageOf(parent.Column.Type) == ColumnLayout.StorageOf(child.Column.Type))
        .Select(parent => (Parent: parent, Confidence: ConfidenceOf(child, parent)))
        .Where(candidate => candidate.Confidence > 0 && child.Values.IsSubsetOf(candidate.Parent.Values))
        .Select(candidate => new SuggestedKey(
            new VirtualKey(child.Table.Name, [child.Column.Name], candidate.Parent.Table.Name, [candidate.Parent.Column.Name]),
            Weigh(candidate.Confidence, child),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(candidate.Confidence > UnnamedConfidence ? "named like" : "not named like")} {candidate.Parent.Table.Name}.{candidate.Parent.Column.Name}; "
                + $"{child.Values.Count:N0} distinct values in {child.ValueCount:N0} rows, all of them among its {candidate.Parent.Values.Count:N0}")))
        .MaxBy(key => key.Confidence);

    // Small numbers are among those of any other table by accident; identifiers and texts are not.
    private static double ConfidenceOf(ColumnFacts child, ColumnFacts parent) =>
        KeyNames.AsReference(child.Column, parent.Table, parent.Column.Name) is > 0 and var named ? named
        : child.Column.Type.WithoutDomain() is UuidType or TextType && child.Values.Count >= FewValues && !IsOwnKey(child) ? UnnamedConfidence
        : 0;

    private static bool IsOwnKey(ColumnFacts fact) => fact.Table.PrimaryKey is { Columns: [var only] } && only == fact.Column.Name;

    private static double Weigh(double confidence, ColumnFacts fact) => fact.Values.Count < FewValues ? confidence - 0.2 : confidence;
}
