namespace Synth.Schema;

/// <summary>Takes tables out of a schema, with all that cannot stand without them.</summary>
public static class SchemaSubset
{
    /// <summary>
    /// The schema without some tables: foreign keys that lead to them, their triggers, and the views over them go too, each with an entry
    /// in <see cref="DatabaseSchema.LeftOut"/>.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="isLeftOut">Whether a table is taken out.</param>
    public static DatabaseSchema Without(DatabaseSchema schema, Func<TableName, bool> isLeftOut)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(isLeftOut);
        var gone = schema.Tables.Select(table => table.Name).Where(isLeftOut).ToHashSet();
        if (gone.Count == 0)
        {
            return schema;
        }

        var entries = new List<LedgerEntry>(gone.Order().Select(name => Left($"table {name}", "the configuration leaves it out")));
        var tables = gone.ToHashSet();
        var views = KeepViews(schema, gone, entries);
        return schema with
        {
            Tables = schema.Tables.Where(table => !tables.Contains(table.Name)).Select(table => Cut(table, tables, entries)).ToValueList(),
            Views = views,
            Triggers = schema.Triggers.Where(trigger => !gone.Contains(trigger.Table)).ToValueList(),
            Objects = schema.Objects.Where(item => item.Table is null || !gone.Contains(item.Table)).ToValueList(),
            LeftOut = [.. schema.LeftOut, .. entries],
        };
    }

    // Adds the views that go to what is gone.
    private static ValueList<View> KeepViews(DatabaseSchema schema, HashSet<TableName> gone, List<LedgerEntry> entries)
    {
        var kept = new List<View>();
        foreach (var view in schema.Views)
        {
            if (view.DependsOn.FirstOrDefault(gone.Contains) is { } missing)
            {
                gone.Add(view.Name);
                entries.Add(Left($"view {view.Name}", $"it reads {missing}, which is left out"));
            }
            else
            {
                kept.Add(view);
            }
        }

        return kept.ToValueList();
    }

    private static Table Cut(Table table, HashSet<TableName> gone, List<LedgerEntry> entries)
    {
        var cut = table.ForeignKeys.Where(key => gone.Contains(key.ReferencedTable)).ToArray();
        foreach (var key in cut)
        {
            entries.Add(Left($"foreign key {key.Name ?? string.Join(", ", key.ReferencingColumns)} of {table.Name}",
                $"it leads to {key.ReferencedTable}, which is left out"));
        }

        // The engine's own statement would still name the table that is gone.
        var kept = cut.Length == 0 ? table : table with { ForeignKeys = table.ForeignKeys.Except(cut).ToValueList(), Definition = null };
        return kept.InheritsFrom.Any(gone.Contains) ? StandAlone(kept, gone, entries) : kept;
    }

    // What came from the tables that are gone is its own from now on.
    private static Table StandAlone(Table table, HashSet<TableName> gone, List<LedgerEntry> entries)
    {
        entries.AddRange(table.InheritsFrom
            .Where(gone.Contains)
            .Select(name => Left($"inheritance of {table.Name} from {name}", $"{name} is left out")));
        return table with
        {
            InheritsFrom = table.InheritsFrom.Where(name => !gone.Contains(name)).ToValueList(),
            Columns = table.Columns.Select(column => column with { IsInherited = false }).ToValueList(),
            Checks = table.Checks.Select(check => check with { Options = [] }).ToValueList(),
        };
    }

    private static LedgerEntry Left(string subject, string reason) => new(LedgerOutcome.Skipped, subject, reason);
}
