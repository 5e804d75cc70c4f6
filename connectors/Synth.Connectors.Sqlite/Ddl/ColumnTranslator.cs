using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Expresses another engine's columns in SQLite.</summary>
internal sealed class ColumnTranslator(List<LedgerEntry> ledger)
{
    public Column Translate(Table table, Column column, string name)
    {
        var subject = $"column {table.Name}.{column.Name}";
        var isKey = table.PrimaryKey?.Columns is [var only] && only == column.Name;
        var mapped = MapType(column, isKey);
        if (name != column.Name)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, subject, $"named {name}, as SQLite ignores case"));
        }

        if (mapped.Note is { } note)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, subject, $"{column.NativeType} became {mapped.Declared}: {note}"));
        }

        if (column.Collation is { } collation)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject, $"SQLite does not know the collation {collation}; it compares bytes"));
        }

        if (column.Generated is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, "its expression is in another engine's dialect; the column stays empty"));
        }

        return new Column
        {
            Name = name,
            Type = mapped.Type,
            NativeType = mapped.Declared,
            // No rows bring values for a column that was computed at the source.
            IsNullable = column.IsNullable || column.Generated is not null,
            Default = TranslateDefault(column, mapped.Type, subject),
            Identity = TranslateIdentity(column, isKey, mapped.Type, subject),
        };
    }

    // Only a key declared INTEGER is the row id itself, which needs no index and numbers its rows.
    private static MappedType MapType(Column column, bool isKey)
    {
        var mapped = TypeMap.Map(column.Type);
        return isKey && mapped.Type is IntegerType ? new MappedType("INTEGER", new IntegerType(64)) : mapped;
    }

    private Identity? TranslateIdentity(Column column, bool isKey, ColumnType type, string subject)
    {
        if (column.Identity is null || (isKey && type is IntegerType))
        {
            return column.Identity is null ? null : new Identity(IdentityKind.AutoIncrement);
        }

        ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, $"identity of {subject}", "SQLite numbers only a primary key of one integer column"));
        return null;
    }

    private DefaultValue? TranslateDefault(Column column, ColumnType type, string subject)
    {
        switch (column.Default)
        {
            case null:
                return null;
            case LiteralDefault { Text: { } text } when type is BooleanType:
                return new LiteralDefault(IsTrue(text) ? "1" : "0", IsQuoted: false);
            case LiteralDefault literal when type is not BinaryType:
                return literal;
            case ExpressionDefault expression when IsCurrentTime(expression.Sql):
                ledger.Add(new LedgerEntry(LedgerOutcome.Translated, $"default of {subject}", "the current time in UTC, to the second"));
                return new ExpressionDefault(type switch { DateType => "CURRENT_DATE", TimeType => "CURRENT_TIME", _ => "CURRENT_TIMESTAMP" });
            default:
                ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, $"default of {subject}", "its expression is in another engine's dialect"));
                return null;
        }
    }

    private static bool IsTrue(string text) => text is "1" || text.StartsWith("t", StringComparison.OrdinalIgnoreCase);

    private static bool IsCurrentTime(string sql)
    {
        var open = sql.IndexOf('(', StringComparison.Ordinal);
        return (open < 0 ? sql : sql[..open]).Trim().ToUpperInvariant() is "NOW" or "CURRENT_TIMESTAMP" or "CURRENT_DATE" or "CURRENT_TIME"
            or "LOCALTIMESTAMP" or "LOCALTIME" or "TRANSACTION_TIMESTAMP" or "STATEMENT_TIMESTAMP" or "CLOCK_TIMESTAMP" or "GETDATE" or "SYSDATETIME";
    }
}
