using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Decides what is done with each table. A pure function of the schema and the counts.</summary>
public static class GenerationPlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="schema">The source's schema.</param>
    /// <param name="profile">What was counted in the source.</param>
    public static GenerationPlan Create(DatabaseSchema schema, DatabaseProfile profile) => Create(schema, profile, PlanOptions.Default);

    /// <summary>Makes the plan, as far as it is free to.</summary>
    /// <param name="schema">The source's schema.</param>
    /// <param name="profile">What was counted in the source.</param>
    /// <param name="options">What is asked of the plan.</param>
    /// <exception cref="UnsupportedSchemaException">The modes that are asked for do not go together.</exception>
    public static GenerationPlan Create(DatabaseSchema schema, DatabaseProfile profile, PlanOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(options);
        var modes = KeepClosedUnderReference(
            schema, schema.Tables.ToDictionary(table => table.Name, table => ChooseMode(table, schema, profile, options)));
        AskedModes.RequireKept(schema, modes.ToDictionary(entry => entry.Key, entry => entry.Value.Mode), options);
        return HeldRows.Order(
            new FamilyEvidence
            {
                RowCounts = profile.RowCounts,
                ForeignKeys = profile.ForeignKeys,
                MostDescendants = schema.Tables.Where(table => options.IsPrivate && !PersonalNames.IsPersonal(table.Name.Name))
                    .ToDictionary(table => table.Name, _ => PlanOptions.MostPrivateDescendants),
                Persons = schema.Tables.Select(table => table.Name).Where(name => PersonalNames.IsPersonal(name.Name)).ToHashSet(),
                NeverParents = modes.Where(entry => entry.Value.Mode != TableMode.Synthesize).Select(entry => entry.Key).ToHashSet(),
            },
            evidence =>
            {
                var graph = SchemaGraph.Create(schema, evidence);
                return new GenerationPlan(schema, graph.FamilyOrder.Select(name => Plan(name, graph.RelationsOf(name))).ToValueList());
            });

        TablePlan Plan(TableName name, TableRelations relations)
        {
            var (mode, reason) = modes[name];
            return new TablePlan(
                schema.GetTable(name),
                mode,
                reason,
                profile.RowCounts.GetValueOrDefault(name),
                mode == TableMode.Synthesize ? relations : new TableRelations(null, schema.GetTable(name).ForeignKeys));
        }
    }

    private static (TableMode Mode, string Reason) ChooseMode(Table table,
        DatabaseSchema schema, DatabaseProfile profile, PlanOptions options)
    {
        if (profile.RowCounts.GetValueOrDefault(table.Name) == 0)
        {
            return (TableMode.Empty, "the source has no rows");
        }

        if (!table.Columns.Any(column => column.IsWritable))
        {
            return (TableMode.Empty, "it has no columns to fill");
        }

        if (options.Modes.TryGetValue(table.Name, out var mode))
        {
            return (mode, "the configuration says so");
        }

        return ReferenceTableRule.Explain(table, schema, profile.RowCounts) switch
        {
            (true, var reason) => (TableMode.Copy, reason),
            (false, var reason) => (TableMode.Synthesize, reason),
        };
    }

    // A copied row may only point to rows that are copied too: its foreign keys are copied with it.
    private static Dictionary<TableName, (TableMode Mode, string Reason)> KeepClosedUnderReference(
        DatabaseSchema schema, Dictionary<TableName, (TableMode Mode, string Reason)> modes)
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var table in schema.Tables.Where(table => modes[table.Name].Mode == TableMode.Copy))
            {
                var open = table.ForeignKeys.FirstOrDefault(key =>
                    modes.TryGetValue(key.ReferencedTable, out var target) && target.Mode == TableMode.Synthesize);
                if (open is not null)
                {
                    modes[table.Name] = (TableMode.Synthesize, $"it references {open.ReferencedTable}, whose rows are new");
                    changed = true;
                }
            }
        }
        while (changed);

        return modes;
    }
}
