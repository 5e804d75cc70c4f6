using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Tells which changes concern certain tables alone, so that those of different tables can be carried out at once. Pure.</summary>
/// <param name="late">Which constraints are validated late.</param>
internal sealed class TableChanges(LateValidation late)
{
    /// <summary>The tables that a change locks; null when it is not known to concern them alone.</summary>
    public TableUse? UseOf(SchemaChange change) => change switch
    {
        AddPrimaryKey add => new TableUse([add.Table], []),
        AddUniqueConstraint add => new TableUse([add.Table], []),
        // Two tables that reference each other must not wait for each other: the referenced one is shared with keys that lead to it alone.
        AddForeignKey add when late.Covers(add) && add.Table != add.Key.ReferencedTable =>
            new TableUse([add.Table], [add.Key.ReferencedTable]),
        AddForeignKey add => new TableUse([add.Table, add.Key.ReferencedTable], []),
        AddCheck add when late.Covers(add) => new TableUse([add.Table], []),
        CreateIndex create => new TableUse([create.Table], []),
        AnalyzeTable analyze => new TableUse([analyze.Table], []),
        _ => null,
    };

    /// <summary>
    /// Cuts a list of changes into runs of which the changes of different tables can be carried out at once; every other change is a run of
    /// its own.
    /// </summary>
    public IEnumerable<IReadOnlyList<PlannedChange>> RunsOf(IEnumerable<PlannedChange> changes)
    {
        var run = new List<PlannedChange>();
        foreach (var change in changes)
        {
            if (UseOf(change.Change) is not null)
            {
                run.Add(change);
                continue;
            }

            if (run.Count > 0)
            {
                yield return run;
                run = [];
            }

            yield return [change];
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>
    /// The first change that may begin: none that is being carried out, and none before it that waits, excludes it.
    /// </summary>
    /// <param name="waiting">The changes that have not begun, in order.</param>
    /// <param name="running">Those that have begun and not ended.</param>
    public PlannedChange? NextOf(IEnumerable<PlannedChange> waiting, IEnumerable<PlannedChange> running)
    {
        var (alone, shared) = (new HashSet<TableName>(), new HashSet<TableName>());
        foreach (var change in running)
        {
            Take(UseOf(change.Change)!);
        }

        foreach (var change in waiting)
        {
            var use = UseOf(change.Change)!;
            if (!use.Alone.Any(table => alone.Contains(table) || shared.Contains(table)) && !use.Shared.Any(alone.Contains))
            {
                return change;
            }

            Take(use);
        }

        return null;

        void Take(TableUse use)
        {
            alone.UnionWith(use.Alone);
            shared.UnionWith(use.Shared);
        }
    }
}
