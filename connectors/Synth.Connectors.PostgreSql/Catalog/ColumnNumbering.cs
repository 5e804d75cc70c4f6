using System.Globalization;
using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Finds how columns are numbered: identity, serial, or a default that reads a sequence of its own. Pure.</summary>
internal sealed class ColumnNumbering(IEnumerable<SequenceRow> sequences, IEnumerable<SequenceUseRow> uses)
{
    private readonly Dictionary<TableName, SequenceRow> byName = sequences.ToDictionary(NameOf);

    private readonly Dictionary<(long? Table, string? Column), SequenceRow> identities = sequences
        .Where(row => row.IsIdentity)
        .ToDictionary(row => (row.OwnerTableOid, row.OwnerColumn));

    private readonly Dictionary<(long Table, string Column), TableName> reads = uses
        .GroupBy(use => (use.TableOid, use.Column))
        .ToDictionary(group => group.Key, group => new TableName(group.First().SequenceSchema, group.First().SequenceName));

    /// <summary>The numbering of a column, or null.</summary>
    public Identity? Find(ColumnRow column)
    {
        if (column.IdentityKind.Length > 0)
        {
            var kind = column.IdentityKind == "a" ? IdentityKind.Always : IdentityKind.ByDefault;
            var own = identities.GetValueOrDefault((column.RelationOid, column.Name));
            return own is null ? new Identity(kind) : Numbered(kind, own);
        }

        return column.GeneratedKind.Length == 0 && ReadSequence(column) is { } sequence
            ? Numbered(IdentityKind.Serial, sequence)
            : null;
    }

    /// <summary>
    /// Whether the sequence that the column's default reads belongs to it, so that both are created together. Any other sequence
    /// is an object of its own, and the column keeps its default.
    /// </summary>
    public bool IsOwned(ColumnRow column) => ReadSequence(column) is { } sequence && IsOwner(sequence, column);

    /// <summary>The sequences that are created together with columns; all others are objects of their own.</summary>
    public IReadOnlySet<TableName> Absorbed(IEnumerable<ColumnRow> columns) =>
        columns.Where(IsOwned).Select(column => NameOf(ReadSequence(column)!)).Concat(identities.Values.Select(NameOf)).ToHashSet();

    private static Identity Numbered(IdentityKind kind, SequenceRow row) =>
        new(kind, row.Start, row.Increment, NameOf(row)) { Options = UnusualClauses(row).ToValueList() };

    // What CREATE SEQUENCE does not decide by itself from the type and the direction.
    private static IEnumerable<string> UnusualClauses(SequenceRow row)
    {
        var (least, most) = row.NativeType switch
        {
            "smallint" => ((long)short.MinValue, (long)short.MaxValue),
            "integer" => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var (usualMinimum, usualMaximum) = row.Increment > 0 ? (1L, most) : (least, -1L);
        var clauses = new (bool IsUnusual, FormattableString Clause)[]
        {
            (row.Minimum != usualMinimum, $"MINVALUE {row.Minimum}"),
            (row.Maximum != usualMaximum, $"MAXVALUE {row.Maximum}"),
            (row.CacheSize is > 1, $"CACHE {row.CacheSize}"),
            (row.IsCyclic, $"CYCLE"),
        };
        return clauses.Where(entry => entry.IsUnusual).Select(entry => entry.Clause.ToString(CultureInfo.InvariantCulture));
    }

    private SequenceRow? ReadSequence(ColumnRow column) =>
        column.Expression?.StartsWith("nextval(", StringComparison.Ordinal) == true
        && reads.TryGetValue((column.RelationOid, column.Name), out var name)
            ? byName.GetValueOrDefault(name)
            : null;

    private static bool IsOwner(SequenceRow sequence, ColumnRow column) =>
        sequence.OwnerTableOid == column.RelationOid && sequence.OwnerColumn == column.Name;

    private static TableName NameOf(SequenceRow row) => new(row.Schema, row.Name);
}
