using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Expresses another engine's columns in SQLite.</summary>
internal sealed class ColumnTranslator(ExpressionTranslator expressions, List<LedgerEntry> ledger)
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
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                $"SQLite does not know the collation {collation}; it compares bytes"));
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

        ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, $"identity of {subject}",
            "SQLite numbers only a primary key of one integer column"));
        return null;
    }

    /// <summary>The column computed as in the source; stored or not, since SQLite knows both.</summary>
    /// <param name="table">The source's table.</param>
    /// <param name="column">The source's column.</param>
    /// <param name="targets">The target's columns by their names in the source.</param>
    public Column WithGenerated(Table table, Column column, Dictionary<string, Column> targets)
    {
        var target = targets[column.Name];
        if (column.Generated is not { } generated)
        {
            return target;
        }

        var translated = generated.Kind == GeneratedKind.Expression
            ? expressions.Value(generated.Sql, table.Columns, name => targets[name])
            : new ExpressionTranslation(null, "the engine of the source fills it by means of its own");
        ledger.Add(new LedgerEntry(
            translated.Sql is null ? LedgerOutcome.Skipped : translated.IsExact ? LedgerOutcome.Translated : LedgerOutcome.Approximated,
            $"column {table.Name}.{column.Name}",
            translated.Sql is null ? $"{translated.Remark}; the column stays empty" : translated.IsExact
                ? "computed by an expression of SQLite" : translated.Remark));
        return translated.Sql is { } sql
            ? target with { Generated = new GeneratedColumn(sql, generated.IsStored), Default = null }
            : target;
    }

    private DefaultValue? TranslateDefault(Column column, ColumnType type, string subject)
    {
        var (value, remark) = column.Default switch
        {
            null => (null, ""),
            ExpressionDefault expression => expressions.Default(expression.Sql, type),
            _ => (column.Default, ""),
        };
        if (value is LiteralDefault { Text: { } text } && type is BooleanType)
        {
            value = new LiteralDefault(IsTrue(text) ? "1" : "0", IsQuoted: false);
        }
        else if (value is LiteralDefault { Text: not null } && type is BinaryType)
        {
            (value, remark) = (null, "bytes are spelled otherwise in SQLite");
        }

        if (column.Default is not null && (value is null || remark.Length > 0))
        {
            ledger.Add(new LedgerEntry(value is null
                ? LedgerOutcome.Skipped
                : LedgerOutcome.Approximated, $"default of {subject}", remark));
        }

        return value;
    }

    private static bool IsTrue(string text) => text is "1" || text.StartsWith("t", StringComparison.OrdinalIgnoreCase);
}
