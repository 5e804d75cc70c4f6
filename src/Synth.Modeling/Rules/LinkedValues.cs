using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The values of linked tables that rows repeat, or by which they choose. They are made before, once for all blocks, and held: one value
/// per linked row and repeated column.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="make">Makes columns of a synthesized table, by position.</param>
internal sealed class LinkedValues(RelationalModel model, Func<TableName, IReadOnlyList<int>, HeldColumn[]> make)
{
    private readonly Dictionary<(TableName Table, string Column), HeldColumn> values = [];

    /// <summary>The columns of which the values of all rows are held, each once.</summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<(TableName Table, string Column)> Held(RelationalModel model) =>
        model.Models.SelectMany(table => Asked(model, model.Plan[table.Name], table)).Distinct();

    /// <summary>Makes what a table's rules ask for.</summary>
    /// <param name="plan">What is planned for the table.</param>
    /// <param name="table">The table's model.</param>
    /// <returns>The values of a column of the table that a link leads to.</returns>
    public Func<int, string, HeldColumn> Prepare(TablePlan plan, TableModel table)
    {
        foreach (var wanted in Asked(model, plan, table).GroupBy(entry => entry.Table, entry => entry.Column))
        {
            Make(wanted.Key, [.. wanted.Distinct().Where(column => !values.ContainsKey((wanted.Key, column)))]);
        }

        return (link, column) => values[(plan.Relations.Links[link].ReferencedTable, column)];
    }

    /// <summary>The links over which a rule takes values, each with the column that it takes.</summary>
    public static IEnumerable<(int Link, string Column)> Sources(Rule rule) => rule switch
    {
        LinkedCopyRule copy => [(copy.Link, copy.Source)],
        PartialCopyRule { Source: { Link: >= 0 } source } => [(source.Link, source.Column)],
        LinkOrderRule order => [(order.Link, order.Linked)],
        OrderRule { Other: { Link: >= 0 } other } => [(other.Link, other.Column)],
        CompositionRule composition => composition.Parts.Where(part => part.Source is { Link: >= 0 })
            .Select(part => (part.Source!.Link, part.Source.Column)),
        _ => [],
    };

    private static IEnumerable<(TableName Table, string Column)> Asked(RelationalModel model, TablePlan plan, TableModel table) =>
        table.Rules.SelectMany(Sources).Concat(Keys(model, plan, table))
            .Select(entry => (plan.Relations.Links[entry.Link].ReferencedTable, entry.Column));

    // What keys refer to and does not follow from the position, and the columns in which rows must agree.
    private static IEnumerable<(int Link, string Column)> Keys(RelationalModel model, TablePlan plan, TableModel table)
    {
        for (var i = 0; i < table.Links.Length; i++)
        {
            var link = plan.Relations.Links[i];
            var isMade = model.Plan[link.ReferencedTable].Mode == TableMode.Synthesize && table.Links[i].Kind != LinkKind.Elder;
            foreach (var column in isMade
                ? link.ReferencedColumns.Where(column => !KeyResolver.FollowsPosition(model, link.ReferencedTable, column))
                : [])
            {
                yield return (i, column);
            }

            if (table.Links[i].Repeat is { Through: >= 0 and var through, Link: >= 0 and var theirs })
            {
                yield return (through, model.Plan[plan.Relations.Links[through].ReferencedTable].Relations.Links[theirs]
                    .ReferencingColumns.Single());
            }

            foreach (var pair in table.Links[i].Kind == LinkKind.Agreeing ? Agreement.Shared(plan, i) : [])
            {
                yield return (i, pair.ReferencedColumn);
                if (ElderLinks.Leading(plan).FirstOrDefault(other =>
                        other.Index < i && other.Item.ReferencingColumns.Contains(pair.Column)) is { Item: not null } earlier
                    && !(plan.Relations.PrimaryParent?.ReferencingColumns.Contains(pair.Column) ?? false))
                {
                    yield return (earlier.Index, earlier.Item.Columns.First(other => other.Column == pair.Column).ReferencedColumn);
                }
            }
        }
    }

    private void Make(TableName table, string[] columns)
    {
        if (columns.Length == 0)
        {
            return;
        }

        var layout = RecordBatch.LayoutOf(model.Schema.GetTable(table));
        var indexes = Array.ConvertAll(columns, column => layout.Index().First(entry => entry.Item.Name == column).Index);
        var vectors = model.Plan[table].Mode == TableMode.Copy
            ? Array.ConvertAll(indexes, index => new HeldColumn(model.CopyOf(table).Columns[index]))
            : make(table, indexes);
        for (var i = 0; i < columns.Length; i++)
        {
            values.Add((table, columns[i]), vectors[i]);
        }
    }
}
