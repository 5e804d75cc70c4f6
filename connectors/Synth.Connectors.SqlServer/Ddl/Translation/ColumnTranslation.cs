using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>Translates the columns of one table. Pure.</summary>
/// <param name="table">The table.</param>
/// <param name="names">Names in the target.</param>
/// <param name="types">Types in the target.</param>
/// <param name="expressions">Translates the source's expressions.</param>
/// <param name="keyCollation">The collation of texts in keys; null where the target has none that tells all of them apart.</param>
/// <param name="ledger">Takes what is lost.</param>
internal sealed class ColumnTranslation(
    Table table,
    TranslatedNames names,
    KeyColumns types,
    ExpressionTranslator expressions,
    string? keyCollation,
    List<LedgerEntry> ledger)
{
    /// <summary>The columns, one for one, by their names in the source.</summary>
    public IReadOnlyDictionary<string, Column> Translate()
    {
        var allocator = new NameAllocator();
        var hasIdentity = false;
        var plain = table.Columns.ToDictionary(column => column.Name, column =>
        {
            var translated = Translate(column, allocator, mayBeIdentity: !hasIdentity);
            hasIdentity |= translated.Identity is not null;
            return translated;
        });
        return table.Columns.ToDictionary(column => column.Name, column => WithGenerated(column, plain));
    }

    private Column Translate(Column column, NameAllocator allocator, bool mayBeIdentity)
    {
        var subject = Subject(column);
        var type = types.TypeOf(table.Name, column.Name);
        var isKey = types.IsKey(table.Name, column.Name);
        if (type.Difference is not null)
        {
            Note(LedgerOutcome.Approximated, subject, $"{column.NativeType} becomes {type.NativeType}; {type.Difference}.");
        }

        if (column.Collation is not null)
        {
            Note(LedgerOutcome.Skipped, subject, $"Collation {column.Collation} is not kept.");
        }

        var isTextOfKey = isKey && type.Type is TextType;
        if (isTextOfKey && keyCollation is null)
        {
            Note(LedgerOutcome.Approximated, subject, "Keys are told apart as the database's collation does; the server has no other.");
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
            Collation = isTextOfKey ? keyCollation : null,
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

        Note(LedgerOutcome.Skipped, Subject(column),
            "SQL Server numbers one column of a table, of a whole number; this one is not numbered.");
        return null;
    }

    private DefaultValue? TranslateDefault(Column column, ColumnType type, string name)
    {
        if (column.Default is null)
        {
            return null;
        }

        var (translated, remark) = DefaultTranslation.Translate(column.Default, type, expressions);
        if (translated is null)
        {
            Note(LedgerOutcome.Skipped, $"default of {Subject(column)}", $"It is left out: {remark}.");
            return null;
        }

        if (remark.Length > 0)
        {
            Note(LedgerOutcome.Approximated, $"default of {Subject(column)}", $"{char.ToUpperInvariant(remark[0])}{remark[1..]}.");
        }

        var target = names.Table(table.Name)!;
        return translated with { Name = names.Constraint(target, null, $"DF_{target.Name}_{name}") };
    }

    // Computed on read: what is stored must be certain to come to the same each time, which the dialect alone does not tell.
    private Column WithGenerated(Column column, Dictionary<string, Column> targets)
    {
        var target = targets[column.Name];
        if (column.Generated is null)
        {
            return target;
        }

        var translated = column.Generated.Kind == GeneratedKind.Expression
            ? expressions.Computation(column.Generated.Sql, table.Columns, name => targets[name], "SQL Server")
            : new ExpressionTranslation(null, "the engine of the source fills it by means of its own");
        if (translated.Sql is null)
        {
            Note(LedgerOutcome.Approximated, Subject(column), $"It is not computed and stays empty: {translated.Remark}.");
            return target;
        }

        Note(
            translated.IsExact ? LedgerOutcome.Translated : LedgerOutcome.Approximated,
            Subject(column),
            translated.IsExact ? "It is computed on read." : $"It is computed on read; {translated.Remark}.");
        return target with { Generated = new GeneratedColumn(translated.Sql, IsStored: false), Collation = null };
    }

    private string? TranslateComment(Column column) => CommentTranslation.Shorten(column.Comment, Subject(column), ledger);

    private string Subject(Column column) => $"column {table.Name}.{column.Name}";

    private void Note(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
