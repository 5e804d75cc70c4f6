using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Collects the columns that texts of a table may be made of: its own, those of the rows above, and those of rows that it links to.
/// </summary>
/// <param name="draft">The table.</param>
/// <param name="sample">The sample, for linked tables.</param>
/// <param name="rulesOf">The rules of tables that are settled before.</param>
internal sealed class CompositionSources(TableDraft draft, SourceSample sample, Func<TableName, IEnumerable<Rule>> rulesOf)
{
    /// <summary>All of them.</summary>
    public CompositionSource[] All()
    {
        var table = draft.Table;
        int[] own = [.. Enumerable.Range(0, table.RowCount)];
        var result = CompositionSource.Of(table, own, name => new RuleColumn(0, name), _ => true, TellsRowsApart)
            .Select(source => source with { NumbersSiblings = source.IsNumber && NumbersSiblings(source.Column.Column) })
            .ToList();
        foreach (var (i, (ancestor, rows)) in draft.Ancestors().Index())
        {
            result.AddRange(CompositionSource.Of(
                ancestor, rows, name => new RuleColumn(i + 1, name), IsSettled(ancestor), IsKeyOf(ancestor)));
        }

        for (var link = 0; link < draft.Links.Count; link++)
        {
            var linked = table.Plan.Relations.Links[link].ReferencedTable;
            if (draft.Links[link].Kind is LinkKind.Chosen
                || (draft.Links[link].Kind is LinkKind.Dealt && LinkDraft.IsMadeBefore(sample.Plan, linked, table.Plan.Name)))
            {
                var number = link;
                result.AddRange(CompositionSource.Of(
                    sample[linked], table.LinkRows[link], name =>
                        new RuleColumn(0, name) { Link = number }, IsSettled(sample[linked]), _ => false));
            }
        }

        return [.. result];
    }

    private Func<string, bool> IsSettled(SourceTable table)
    {
        Rule[] rules = [.. rulesOf(table.Plan.Name)];
        return column => !LateColumns.Contain(column, rules);
    }

    private bool NumbersSiblings(string column) => draft.Columns.First(model => model.Name == column) switch
    {
        KeyColumnModel key => key is { Presence: < 0, Key: OrdinalKeyModel },
        DataColumnModel { Presence: < 0, HasVariables: true } data when draft.Parent is not null =>
            DistinctGroups.Learn(data.FirstVariable, draft.Columns, draft.Table) is { FirstNumber: not null, Exempt: [] },
        _ => false,
    };

    private static Func<string, bool> IsKeyOf(SourceTable table) => column =>
        table.Plan.Table.PrimaryKey?.Columns is [var key] && key == column
        || table.Plan.Table.UniqueConstraints.Any(constraint => constraint.Columns is [var only] && only == column);

    private bool TellsRowsApart(string column) =>
        draft.Columns.First(model => model.Name == column) is KeyColumnModel { Presence: < 0, Key: not OrdinalKeyModel };
}
