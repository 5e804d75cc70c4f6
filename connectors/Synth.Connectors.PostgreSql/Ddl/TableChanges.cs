using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>Tells which changes concern certain tables alone, so that those of different tables can be carried out at once.</summary>
internal static class TableChanges
{
    /// <summary>The tables that a change locks; null when it is not known to concern them alone.</summary>
    public static TableName[]? TablesOf(SchemaChange change) => change switch
    {
        AddPrimaryKey add => [add.Table],
        AddUniqueConstraint add => [add.Table],
        AddForeignKey add => [add.Table, add.Key.ReferencedTable],
        CreateIndex create => [create.Table],
        AnalyzeTable analyze => [analyze.Table],
        _ => null,
    };

    /// <summary>
    /// Cuts a list of changes into runs of which the changes of different tables can be carried out at once; every other change is a run of its own.
    /// </summary>
    public static IEnumerable<IReadOnlyList<SchemaChange>> RunsOf(IEnumerable<SchemaChange> changes)
    {
        var run = new List<SchemaChange>();
        foreach (var change in changes)
        {
            if (TablesOf(change) is not null)
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
    /// The first change that may begin: none that is being carried out, and none before it that waits, concerns a table of it.
    /// </summary>
    /// <param name="waiting">The changes that have not begun, in order.</param>
    /// <param name="busy">The tables of those that have begun and not ended.</param>
    public static SchemaChange? NextOf(IEnumerable<SchemaChange> waiting, IEnumerable<TableName> busy)
    {
        var taken = busy.ToHashSet();
        foreach (var change in waiting)
        {
            var tables = TablesOf(change)!;
            if (!tables.Any(taken.Contains))
            {
                return change;
            }

            taken.UnionWith(tables);
        }

        return null;
    }
}
