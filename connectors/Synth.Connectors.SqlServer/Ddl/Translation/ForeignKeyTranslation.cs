using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// Translates the foreign keys of one table. Pure, save that keys with actions are added to the ways of the whole schema.
/// </summary>
internal sealed class ForeignKeyTranslation(
    DatabaseSchema source,
    Table table,
    TranslatedNames names,
    IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, Column>> columnsByTable,
    KeyColumns types,
    CascadePaths paths,
    List<LedgerEntry> ledger)
{
    private readonly IReadOnlyDictionary<string, Column> columns = columnsByTable[table.Name];

    public ForeignKey? Translate(ForeignKey key)
    {
        var subject = $"foreign key of {table.Name} ({string.Join(", ", key.ReferencingColumns)})";
        if (FindObstacle(key) is { } obstacle)
        {
            Note(LedgerOutcome.Skipped, subject, obstacle);
            return null;
        }

        var target = names.Table(table.Name)!;
        var referenced = columnsByTable[key.ReferencedTable];
        var (onDelete, onUpdate) = ActionsOf(key, subject);
        NoteDifferences(key, subject);
        return new ForeignKey
        {
            Name = names.Constraint(target, key.Name, string.Join('_', key.ReferencingColumns.Prepend(target.Name).Prepend("FK"))),
            ReferencedTable = names.Table(key.ReferencedTable)!,
            Columns = key.Columns.Select(pair => new ForeignKeyColumn(columns[pair.Column].Name, referenced[pair.ReferencedColumn].Name))
                .ToValueList(),
            OnDelete = onDelete,
            OnUpdate = onUpdate,
            IsValidated = key.IsValidated,
            IsEnabled = key.IsEnabled,
        };
    }

    private string? FindObstacle(ForeignKey key)
    {
        if (source.FindTable(key.ReferencedTable) is not { } referenced)
        {
            return $"The source has no table {key.ReferencedTable}.";
        }

        var wanted = key.ReferencedColumns.ToHashSet();
        return !referenced.UniqueKeys().Any(unique => wanted.SetEquals(unique)) ? $"Its columns are no unique key of {key.ReferencedTable}."
            : !types.Match(table.Name, key) ? "The types of its two sides are not the same."
            : null;
    }

    private (ReferentialAction OnDelete, ReferentialAction OnUpdate) ActionsOf(ForeignKey key, string subject)
    {
        var (onDelete, onUpdate) = (Possible(key, key.OnDelete), Possible(key, key.OnUpdate));
        if ((onDelete, onUpdate) == (ReferentialAction.NoAction, ReferentialAction.NoAction))
        {
            NoteLostActions(key, onDelete, onUpdate, subject, "one that sets a NOT NULL column to null");
            return (onDelete, onUpdate);
        }

        if (paths.TryAdd(key.ReferencedTable, table.Name))
        {
            NoteLostActions(key, onDelete, onUpdate, subject, "one that sets a NOT NULL column to null");
            return (onDelete, onUpdate);
        }

        NoteLostActions(key, ReferentialAction.NoAction, ReferentialAction.NoAction,
            subject, "one that would reach a table by two ways, or in a circle");
        return (ReferentialAction.NoAction, ReferentialAction.NoAction);
    }

    private ReferentialAction Possible(ForeignKey key, ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => ReferentialAction.NoAction,
        ReferentialAction.SetNull when key.ReferencingColumns.Any(name => !columns[name].IsNullable) => ReferentialAction.NoAction,
        ReferentialAction.SetDefault when key.ReferencingColumns.Any(name => columns[name] is { IsNullable: false, Default: null }) =>
            ReferentialAction.NoAction,
        _ => action,
    };

    private void NoteLostActions(ForeignKey key, ReferentialAction onDelete, ReferentialAction onUpdate, string subject, string reason)
    {
        if ((onDelete != key.OnDelete && key.OnDelete != ReferentialAction.Restrict)
            || (onUpdate != key.OnUpdate && key.OnUpdate != ReferentialAction.Restrict))
        {
            Note(LedgerOutcome.Approximated, subject, $"It has NO ACTION instead: SQL Server refuses an action such as {reason}.");
        }
    }

    private void NoteDifferences(ForeignKey key, string subject)
    {
        if (key.Deferrability != Deferrability.NotDeferrable)
        {
            Note(LedgerOutcome.Approximated, subject, "It is checked at the end of each statement; SQL Server defers nothing.");
        }

        if (key.IsMatchFull && key.Columns.Count > 1)
        {
            Note(LedgerOutcome.Approximated, subject, "MATCH FULL is not enforced: a key with some nulls refers to nothing.");
        }
    }

    private void Note(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
