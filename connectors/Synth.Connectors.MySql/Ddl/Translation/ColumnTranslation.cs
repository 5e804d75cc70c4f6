using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Translates the columns of one table. Pure.</summary>
internal sealed class ColumnTranslation(
    DatabaseSchema source,
    Table table,
    KeyTypes keyTypes,
    TranslatedNames names,
    ExpressionTranslator expressions,
    ServerFacts facts,
    List<LedgerEntry> ledger)
{
    private readonly RowBudget budget = new();
    private readonly SharedTypes shared = new(source, facts.Version);

    /// <summary>The columns, one for one, by their names in the source.</summary>
    public IReadOnlyDictionary<string, Column> Translate()
    {
        var allocator = new NameAllocator(hasCase: false);
        var numbered = FindNumbered();
        var plain = table.Columns.ToDictionary(column => column.Name,
            column => Translate(column, allocator, isNumbered: column == numbered));
        return table.Columns.ToDictionary(column => column.Name, column => WithGenerated(column, plain));
    }

    private Column Translate(Column column, NameAllocator allocator, bool isNumbered)
    {
        var subject = Subject(column);
        var type = TranslateType(column, subject);
        if (column.Identity is not null && !isNumbered)
        {
            Add(LedgerOutcome.Skipped, subject, "The engine numbers one column of whole numbers in a table.");
        }

        return new Column
        {
            Name = names.Report(column.Name, allocator.Allocate(column.Name), subject),
            Type = type.Type,
            NativeType = type.NativeType,
            IsNullable = column.Generated is not null
                || (column.IsNullable && !isNumbered && table.PrimaryKey?.Columns.Contains(column.Name) != true),
            Default = column.Generated is null && !isNumbered ? TranslateDefault(column, type) : null,
            Identity = isNumbered ? new Identity(IdentityKind.AutoIncrement) : null,
            Collation = CollationOf(column, type),
            Options = shared.OptionsOf(column),
            Comment = column.Comment,
        };
    }

    private TypeTranslation TranslateType(Column column, string subject)
    {
        if (shared.Find(column) is { } same)
        {
            return same;
        }

        var declared = column.Type.WithoutDomain();
        var wanted = keyTypes.Find(table.Name, column.Name) ?? declared;
        var type = TypeTranslation.Of(budget.Claim(wanted), facts.Version);
        var difference =
            wanted != declared && declared is TextType or BinaryType ? "in a key it has a length"
            : wanted != declared ? "it has the type of the columns that it refers to or that refer to it"
            : TypeTranslation.Of(declared, facts.Version)
                .Difference ?? (type.Type != declared && declared is TextType ? "its length is not enforced" : null)
                ?? (column.Type is DomainType ? "the domain's rules are not kept" : null);
        if (difference is not null)
        {
            Add(LedgerOutcome.Approximated, subject,
                $"{(column.NativeType.Length > 0 ? column.NativeType : "its type")} becomes {type.NativeType}; {difference}.");
        }

        return type;
    }

    // The first numbered column; the engine has no second one.
    private Column? FindNumbered() =>
        table.Columns.FirstOrDefault(column => column.Identity is not null
            && (keyTypes.Find(table.Name, column.Name) ?? column.Type.WithoutDomain()) is IntegerType);

    private DefaultValue? TranslateDefault(Column column, TypeTranslation type)
    {
        if (column.Default is null or LiteralDefault { Text: null } || column.Identity is not null)
        {
            return null;
        }

        var (translated, remark) = DefaultTranslation.Translate(column.Default, type, expressions, facts.Version);
        if (translated is null)
        {
            Add(LedgerOutcome.Skipped, $"default of {Subject(column)}", $"It is left out: {remark}.");
        }
        else if (remark.Length > 0)
        {
            Add(LedgerOutcome.Approximated, $"default of {Subject(column)}", $"{char.ToUpperInvariant(remark[0])}{remark[1..]}.");
        }

        return translated;
    }

    // Computed as in the source, on read or kept with the row; what an engine computes by means of its own stays empty.
    private Column WithGenerated(Column column, Dictionary<string, Column> targets)
    {
        var target = targets[column.Name];
        if (column.Generated is null)
        {
            return target;
        }

        var translated = column.Generated.Kind == GeneratedKind.Expression
            ? expressions.Value(column.Generated.Sql, table.Columns, name => targets[name])
            : new ExpressionTranslation(null, "the engine of the source fills it by means of its own");
        var obstacle = translated.Sql is null ? translated.Remark : new ExpressionScope(table, targets).ObstacleToValue(translated.Sql);
        if (obstacle is not null)
        {
            Add(LedgerOutcome.Approximated, Subject(column), $"It is not computed and stays empty: {obstacle}.");
            return target;
        }

        Add(
            translated.IsExact ? LedgerOutcome.Translated : LedgerOutcome.Approximated,
            Subject(column),
            translated.IsExact ? "It is computed by the target." : $"It is computed by the target; {translated.Remark}.");
        return target with { Generated = new GeneratedColumn(translated.Sql!, column.Generated.IsStored) };
    }

    // Texts compare as they do in the source: byte by byte, unless its collation ignores case.
    private string? CollationOf(Column column, TypeTranslation type)
    {
        if (!type.HasCollation)
        {
            return null;
        }

        if (column.Type.WithoutDomain() is UuidType)
        {
            return "ascii_bin";
        }

        var original = Referenced(column).Collation ?? source.Collation ?? "";
        if (shared.HasCollation(original))
        {
            return original == facts.DatabaseCollation ? null : original;
        }

        var isCaseless = original.Contains("_CI_", StringComparison.OrdinalIgnoreCase)
            || original.EndsWith("_CI", StringComparison.OrdinalIgnoreCase)
            || original.Equals("NOCASE", StringComparison.OrdinalIgnoreCase);
        var chosen = isCaseless ? ServerVersion.CaselessCollation : facts.Version.BinaryCollation;
        if (column.Collation is not null || original != (source.Collation ?? ""))
        {
            Add(LedgerOutcome.Approximated, Subject(column), $"Collation {column.Collation ?? original} becomes {chosen}.");
        }

        return chosen == facts.DatabaseCollation ? null : chosen;
    }

    // The engine compares the two sides of a foreign key by one collation, and takes no key whose columns have two.
    private Column Referenced(Column column)
    {
        var (place, last) = (table, column);
        for (var steps = 0; steps < source.Tables.Count; steps++)
        {
            var pair = place.ForeignKeys
                .SelectMany(key => key.Columns.Select(pair => (Table: source.FindTable(key.ReferencedTable), Pair: pair)))
                .FirstOrDefault(entry => entry.Pair.Column == last.Name);
            if (pair.Table?.FindColumn(pair.Pair.ReferencedColumn) is not { } next)
            {
                break;
            }

            (place, last) = (pair.Table, next);
        }

        return last;
    }

    private string Subject(Column column) => $"column {table.Name}.{column.Name}";

    private void Add(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
