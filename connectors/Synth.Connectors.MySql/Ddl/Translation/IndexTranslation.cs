using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Translates the indexes of one table. Pure.</summary>
internal sealed class IndexTranslation(
    Table table, IReadOnlyDictionary<string, Column> columns, NameAllocator indexNames,
    TranslatedNames names, ServerVersion version, List<LedgerEntry> ledger)
{
    private const int MaxKeys = 16;
    private const int MaxKeyBytes = 3072;
    private const int MaxPrefix = 255;

    /// <summary>The index in the engine's terms; null when it has none.</summary>
    public Synth.Schema.Index? Translate(Synth.Schema.Index index)
    {
        var subject = $"index {index.Name} of {table.Name}";
        if (FindObstacle(index) is { } obstacle)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, obstacle));
            return null;
        }

        var isOrdered = version.HasDescendingIndexes || !index.Keys.Any(key => key.IsDescending);
        if (index.Filter is not null || index.IncludedColumns.Count > 0 || !index.NullsAreDistinct || !isOrdered)
        {
            ledger.Add(new LedgerEntry(
                LedgerOutcome.Approximated, subject,
                "It is over all rows and its own columns alone, rows with a null never collide, and its order is ascending where no other "
                + "is known."));
        }

        return new Synth.Schema.Index
        {
            Name = names.Report(index.Name, indexNames.Allocate(index.Name), subject),
            Keys = index.Keys.DistinctBy(key => key.Column).Select(key => TranslateKey(key, index.Keys.Count, isOrdered)).ToValueList(),
            IsUnique = index.IsUnique,
            Comment = index.Comment,
        };
    }

    private string? FindObstacle(Synth.Schema.Index index) =>
        index.Keys.Any(key => key.Column is null) ? "Its expressions have no equivalent that is certain."
        : index.IsUnique && index.Filter is not null ? "The engine has no unique index over some rows."
        : index.Method is not (null or "btree" or "hash") ? $"The engine has no index of the method {index.Method}."
        : index.Keys.Count > MaxKeys ? $"An index has at most {MaxKeys} columns."
        : index.Keys.Any(key => columns[key.Column!].Type is JsonType) ? "The engine has no index over documents."
        : null;

    private IndexKey TranslateKey(IndexKey key, int keyCount, bool isOrdered)
    {
        var column = columns[key.Column!];
        var room = Math.Min(MaxPrefix, MaxKeyBytes / keyCount / RowBudget.BytesPerCharacter);
        int? prefix = column.Type switch
        {
            TextType { MaxLength: { } length } when length * keyCount * RowBudget.BytesPerCharacter <= MaxKeyBytes => null,
            BinaryType { MaxLength: { } length } when length * keyCount <= MaxKeyBytes => null,
            TextType or BinaryType => room,
            _ => null,
        };
        return new IndexKey(column.Name, null, key.IsDescending && isOrdered) { PrefixLength = prefix };
    }
}
