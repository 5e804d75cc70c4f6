namespace Synth.Schema;

/// <summary>Takes tables out of a schema, with all that cannot stand without them.</summary>
public static class SchemaSubset
{
    /// <summary>
    /// The schema without some tables: foreign keys that lead to them, their triggers, and the views over them go too, each with an entry in
    /// <see cref="DatabaseSchema.LeftOut"/>.
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
        var views = KeepViews(schema, [.. gone], entries);
        return schema with
        {
            Tables = schema.Tables.Where(table => !gone.Contains(table.Name)).Select(table => Cut(table, gone, entries)).ToValueList(),
            Views = views,
            Triggers = schema.Triggers
                .Where(trigger => !gone.Contains(trigger.Table) && (views.Any(view => view.Name == trigger.Table) || schema.Views.All(view => view.Name != trigger.Table)))
                .ToValueList(),
            LeftOut = [.. schema.LeftOut, .. entries],
        };
    }

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
            entries.Add(Left($"foreign key {key.Name ?? string.Join(", ", key.ReferencingColumns)} of {table.Name}", $"it leads to {key.ReferencedTable}, which is left out"));
        }

        // The engine's own statement would still name the table that is gone.
        return cut.Length == 0 ? table : table with { ForeignKeys = table.ForeignKeys.Except(cut).ToValueList(), Definition = null };
    }

    private static LedgerEntry Left(string subject, string reason) => new(LedgerOutcome.Skipped, subject, reason);
}
