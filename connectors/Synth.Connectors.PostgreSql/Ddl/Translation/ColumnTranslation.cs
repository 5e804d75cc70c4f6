using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Translates the columns of one table. Pure.</summary>
internal sealed class ColumnTranslation(Table table, TranslatedNames names, List<LedgerEntry> ledger)
{
    /// <summary>The columns, one for one, by their names in the source.</summary>
    public IReadOnlyDictionary<string, Column> Translate()
    {
        var allocator = new NameAllocator();
        var plain = table.Columns.ToDictionary(column => column.Name, column => TranslatePlain(column, allocator));
        var expressions = new PortableExpression(plain);
        return table.Columns.ToDictionary(column => column.Name, column => WithGenerated(column, plain[column.Name], expressions));
    }

    private Column TranslatePlain(Column column, NameAllocator allocator)
    {
        var subject = Subject(column);
        var type = TypeTranslation.Of(column.Type);
        if (type.Difference is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject, $"{column.NativeType} becomes {type.NativeType}; {type.Difference}."));
        }

        if (column.Collation is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, $"Collation {column.Collation} is not kept."));
        }

        var identity = TranslateIdentity(column, type.Type);
        return column with
        {
            Name = names.Report(column.Name, allocator.Allocate(column.Name), subject),
            Type = type.Type,
            NativeType = type.NativeType,
            IsNullable = column.IsNullable && identity is null && table.PrimaryKey?.Columns.Contains(column.Name) != true,
            Default = identity is null ? TranslateDefault(column, type.Type) : null,
            Identity = identity,
            Collation = null,
        };
    }

    private Identity? TranslateIdentity(Column column, ColumnType type)
    {
        if (column.Identity is null)
        {
            return null;
        }

        if (type is IntegerType)
        {
            return new Identity(IdentityKind.ByDefault, column.Identity.Seed, column.Identity.Increment);
        }

        ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, Subject(column), "Its type cannot be numbered by PostgreSQL."));
        return null;
    }

    private DefaultValue? TranslateDefault(Column column, ColumnType type)
    {
        if (column.Default is null)
        {
            return null;
        }

        var translated = DefaultTranslation.Translate(column.Default, type);
        if (translated is null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, Subject(column), "Its default has no equivalent that is certain."));
        }

        return translated;
    }

    // Rows carry no value for a column that the source computes, so that one which cannot be computed here stays empty.
    private Column WithGenerated(Column source, Column target, PortableExpression expressions)
    {
        if (source.Generated is null)
        {
            return target;
        }

        if (expressions.Translate(source.Generated.Sql) is { } sql)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, Subject(source), "It is computed on write and stored."));
            return target with { Generated = new GeneratedColumn(sql, IsStored: true), Default = null };
        }

        ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, Subject(source), "Its expression has no equivalent that is certain; the column stays empty."));
        return target with { Generated = null, Default = null, IsNullable = true };
    }

    private string Subject(Column column) => $"column {table.Name}.{column.Name}";
}
