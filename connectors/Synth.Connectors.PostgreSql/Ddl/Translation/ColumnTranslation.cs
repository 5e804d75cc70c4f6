using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Translates the columns of one table. Pure.</summary>
internal sealed class ColumnTranslation(
    Table table,
    TranslatedNames names,
    ExpressionTranslator expressions,
    IReadOnlySet<(TableName Table, string Column)> numbered,
    List<LedgerEntry> ledger)
{
    /// <summary>The columns, one for one, by their names in the source.</summary>
    public IReadOnlyDictionary<string, Column> Translate()
    {
        var allocator = new NameAllocator();
        var plain = table.Columns.ToDictionary(column => column.Name, column => TranslatePlain(column, allocator));
        return table.Columns.ToDictionary(column => column.Name, column => WithGenerated(column, plain));
    }

    private Column TranslatePlain(Column column, NameAllocator allocator)
    {
        var subject = Subject(column);
        var type = numbered.Contains((table.Name, column.Name)) ? TypeTranslation.Numbered : TypeTranslation.Of(column.Type);
        if (type.Difference is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                $"{column.NativeType} becomes {type.NativeType}; {type.Difference}."));
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

        var (translated, remark) = DefaultTranslation.Translate(column.Default, type, expressions);
        if (translated is null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, $"default of {Subject(column)}", $"It is left out: {remark}."));
        }
        else if (remark.Length > 0)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, $"default of {Subject(column)}", $"{Sentence(remark)}."));
        }

        return translated;
    }

    // Rows carry no value for a column that the source computes, so that one which cannot be computed here stays empty.
    private Column WithGenerated(Column source, Dictionary<string, Column> targets)
    {
        var target = targets[source.Name];
        if (source.Generated is null)
        {
            return target;
        }

        var translated = source.Generated.Kind == GeneratedKind.Expression
            ? expressions.Computation(source.Generated.Sql, table.Columns, name => targets[name], "PostgreSQL")
            : new ExpressionTranslation(null, "the engine of the source fills it by means of its own");
        if (translated.Sql is null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, Subject(source),
                $"It is not computed and stays empty: {translated.Remark}."));
            return target with { Generated = null, Default = null, IsNullable = true };
        }

        ledger.Add(translated.IsExact
            ? new LedgerEntry(LedgerOutcome.Translated, Subject(source), "It is computed on write and stored.")
            : new LedgerEntry(LedgerOutcome.Approximated, Subject(source), $"It is computed on write and stored; {translated.Remark}."));
        return target with { Generated = new GeneratedColumn(translated.Sql, IsStored: true), Default = null };
    }

    private static string Sentence(string remark) => char.ToUpperInvariant(remark[0]) + remark[1..];

    private string Subject(Column column) => $"column {table.Name}.{column.Name}";
}
