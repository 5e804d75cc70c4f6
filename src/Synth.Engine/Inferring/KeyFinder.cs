using System.Globalization;
using Synth.Connectors;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Looks for keys that a source keeps but does not declare: by names, types, and whether all rows keep them. Reads each table once, and
/// again where keys of several columns may be; its memory is that of the distinct values of columns that may be keys.
/// </summary>
public static class KeyFinder
{
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
        var reader = new KeyReader(source, observer);
        var facts = new List<KeyFacts>();
        foreach (var table in schema.Tables)
        {
            KeyFacts[] own = [.. table.Columns
                .Where(column => column.IsWritable && MayBeKey(column.Type))
                .Select(column => new KeyFacts(table, [column], MostValues))];
            await reader.ReadAsync(table, own, cancellationToken).ConfigureAwait(false);
            facts.AddRange(own);
        }

        SuggestedKey[] primary = [.. schema.Tables.Select(table => PrimaryKeyOf(table, facts)).OfType<SuggestedKey>()];
        var parents = facts.Where(fact => fact.IsUnique && IsKey(fact, primary)).ToArray();
        SuggestedKey[] simple = [.. primary, .. facts.Where(IsFree).Select(child => ForeignKeyOf(child, parents)).OfType<SuggestedKey>()];

        var finder = new CompositeKeyFinder(reader, MostValues);
        var known = VirtualKeys.Add(schema, [.. simple.Select(found => found.Key)]);
        var wide = await finder.FindPrimaryAsync(known, facts, cancellationToken).ConfigureAwait(false);
        known = VirtualKeys.Add(known, [.. wide.Select(found => found.Key)]);
        var references = await finder.FindForeignAsync(known, cancellationToken).ConfigureAwait(false);
        return simple.Where(found => !references.Any(wider => IsImplied(found.Key, wider.Key, known))).Concat(wide).Concat(references)
            .OrderByDescending(found => found.Confidence).ThenBy(found => found.Key.Table.ToString(), StringComparer.Ordinal).ToValueList();
    }

    /// <summary>Whether some key tells the rows of a table apart already.</summary>
    internal static bool HasKey(Table table) =>
        table.PrimaryKey is not null || table.UniqueKeys().Any(key => key.All(name => !table.FindColumn(name)!.IsNullable));

    /// <summary>A confidence, less where there are few values to speak for it.</summary>
    internal static double Weigh(double confidence, KeyFacts fact) => fact.Values.Count < FewValues ? confidence - 0.2 : confidence;

    private static bool MayBeKey(ColumnType type) => type.WithoutDomain()
        is IntegerType or UuidType or DateType or DecimalType { Scale: 0 } or TextType { MaxLength: null or <= MostLetters };

    // A table whose rows some key tells apart needs no other.
    private static SuggestedKey? PrimaryKeyOf(Table table, List<KeyFacts> facts) => HasKey(table) ? null : facts
        .Where(fact => fact.Table == table && fact.IsUnique)
        .Select(fact => (Fact: fact, Confidence: KeyNames.AsPrimaryKey(table, fact.Column)))
        .Where(candidate => candidate.Confidence > 0)
        .Select(candidate => new SuggestedKey(
            new VirtualKey(table.Name, [candidate.Fact.Column.Name], null, []),
            Weigh(candidate.Confidence, candidate.Fact),
            string.Create(
                CultureInfo.InvariantCulture, $"named like a key; unique and never missing in {candidate.Fact.ValueCount:N0} rows")))
        .MaxBy(key => key.Confidence);

    private static bool IsKey(KeyFacts fact, SuggestedKey[] suggested) =>
        fact.Table.UniqueKeys().Any(key => key.Count == 1 && key[0] == fact.Column.Name)
        || suggested.Any(key => key.Key.Table == fact.Table.Name && key.Key.Columns[0] == fact.Column.Name);

    // What leads somewhere already is left alone.
    private static bool IsFree(KeyFacts fact) =>
        fact is { ValueCount: > 0, IsOverfull: false }
            && !fact.Table.ForeignKeys.Any(key => key.ReferencingColumns.Contains(fact.Column.Name));

    private static SuggestedKey? ForeignKeyOf(KeyFacts child, KeyFacts[] parents) => parents
        .Where(parent => (parent.Table != child.Table || parent.Column != child.Column)
            && ColumnLayout.StorageOf(parent.Column.Type) == ColumnLayout.StorageOf(child.Column.Type))
        .Select(parent => (Parent: parent, Confidence: ConfidenceOf(child, parent)))
        .Where(candidate => candidate.Confidence > 0 && child.Values.IsSubsetOf(candidate.Parent.Values))
        .Select(candidate => new SuggestedKey(
            new VirtualKey(child.Table.Name, [child.Column.Name], candidate.Parent.Table.Name, [candidate.Parent.Column.Name]),
            Weigh(candidate.Confidence, child),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(candidate.Confidence > UnnamedConfidence ? "named like" : "not named like")} "
                + $"{candidate.Parent.Table.Name}.{candidate.Parent.Column.Name}; "
                + $"{child.Values.Count:N0} distinct values in {child.ValueCount:N0} rows, all of them among its "
                + $"{candidate.Parent.Values.Count:N0}")))
        .MaxBy(key => key.Confidence);

    // Small numbers are among those of any other table by accident; identifiers and texts are not.
    private static double ConfidenceOf(KeyFacts child, KeyFacts parent) =>
        KeyNames.AsReference(child.Column, parent.Table, parent.Column.Name) is > 0 and var named ? named
        : child.Column.Type.WithoutDomain() is UuidType or TextType && child.Values.Count >= FewValues && !IsOwnKey(child)
            ? UnnamedConfidence
        : 0;

    // Where lines lead to their order and orders to customers, that lines name the same customer follows.
    private static bool IsImplied(VirtualKey narrow, VirtualKey wide, DatabaseSchema known)
    {
        if (narrow.ReferencedTable is null || narrow.Table != wide.Table || !wide.Columns.Contains(narrow.Columns[0]))
        {
            return false;
        }

        var column = wide.ReferencedColumns[wide.Columns.ToList().IndexOf(narrow.Columns[0])];
        var implied = new ForeignKeyColumn(column, narrow.ReferencedColumns[0]);
        return known.GetTable(wide.ReferencedTable!).ForeignKeys
            .Any(key => key.ReferencedTable == narrow.ReferencedTable && key.Columns.Contains(implied));
    }

    private static bool IsOwnKey(KeyFacts fact) => fact.Table.PrimaryKey is { Columns: [var only] } && only == fact.Column.Name;
}
