using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>Translates the columns of one table. Pure.</summary>
internal sealed class ColumnTranslation(DatabaseSchema source, Table table, TranslatedNames names, KeyColumns types, List<LedgerEntry> ledger)
{
    /// <summary>Tells texts apart by their characters alone, as the keys of most other engines do.</summary>
    public const string KeyCollation = "Latin1_General_100_BIN2";

    /// <summary>The columns, one for one, by their names in the source.</summary>
    public IReadOnlyDictionary<string, Column> Translate()
    {
        var allocator = new NameAllocator();
        var hasIdentity = false;
        return table.Columns.ToDictionary(column => column.Name, column =>
        {
            var translated = Translate(column, allocator, mayBeIdentity: !hasIdentity);
            hasIdentity |= translated.Identity is not null;
            return translated;
        });
    }

    private Column Translate(Column column, NameAllocator allocator, bool mayBeIdentity)
    {
        var subject = Subject(column);
        var type = types.TypeOf(table.Name, column.Name);
        var isKey = types.IsKey(table.Name, column.Name);
        if (type.Difference is not null)
        {
            Note(LedgerOutcome.Approximated, column, $"{column.NativeType} becomes {type.NativeType}; {type.Difference}.");
        }

        if (column.Collation is not null)
        {
            Note(LedgerOutcome.Skipped, column, $"Collation {column.Collation} is not kept.");
        }

        var identity = TranslateIdentity(column, type.Type, mayBeIdentity);
        var name = names.Report(column.Name, allocator.Allocate(column.Name), subject);
        return new Column
        {
            Name = name,
            Type = type.Type,
            NativeType = type.NativeType,
            IsNullable = IsNullable(column, identity),
            Default = identity is null && column.Generated is null ? TranslateDefault(column, type.Type, name) : null,
            Identity = identity,
            Generated = TranslateGenerated(column),
            Collation = isKey && type.Type is TextType ? KeyCollation : null,
            Comment = TranslateComment(column),
        };
    }

    // Rows carry no value for a column that the source computes, so that one which cannot be computed here stays empty.
    private bool IsNullable(Column column, Identity? identity) =>
        column.Generated is not null
        || (column.IsNullable && identity is null && table.PrimaryKey?.Columns.Contains(column.Name) != true);

    private Identity? TranslateIdentity(Column column, ColumnType type, bool mayBeIdentity)
    {
        if (column.Identity is null)
        {
            return null;
        }

        if (mayBeIdentity && type is IntegerType or DecimalType { Scale: 0 })
        {
            return new Identity(IdentityKind.Always, column.Identity.Seed, column.Identity.Increment);
        }

        Note(LedgerOutcome.Skipped, column, "SQL Server numbers one column of a table, of a whole number; this one is not numbered.");
        return null;
    }

    private DefaultValue? TranslateDefault(Column column, ColumnType type, string name)
    {
        DefaultValue? translated = column.Default switch
        {
            LiteralDefault literal => DefaultTranslation.Translate(literal, type),
            ExpressionDefault expression => ClockTranslation.Translate(expression.Sql, type) is { } sql ? new ExpressionDefault(sql) : null,
            _ => null,
        };
        if (translated is null && column.Default is not null)
        {
            Note(LedgerOutcome.Skipped, column, "Its default has no equivalent that is certain.");
        }

        var target = names.Table(table.Name)!;
        return translated is null ? null : translated with { Name = names.Constraint(target, null, $"DF_{target.Name}_{name}") };
    }

    private GeneratedColumn? TranslateGenerated(Column column)
    {
        if (column.Generated is null)
        {
            return null;
        }

        if (source.Engine == DatabaseSchema.NeutralEngine && column.Generated.Kind == GeneratedKind.Expression)
        {
            return column.Generated;
        }

        Note(LedgerOutcome.Approximated, column, "Its expression has no equivalent that is certain; the column stays empty.");
        return null;
    }

    private string? TranslateComment(Column column) => CommentTranslation.Shorten(column.Comment, Subject(column), ledger);

    private string Subject(Column column) => $"column {table.Name}.{column.Name}";

    private void Note(LedgerOutcome outcome, Column column, string reason) => ledger.Add(new LedgerEntry(outcome, Subject(column), reason));
}
