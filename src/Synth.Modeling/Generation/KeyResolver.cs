using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Says what a key column holds at a position of its table, without that row being at hand: positions are turned into values by
/// the column's own rule, and into positions of the parent by the skeleton.
/// </summary>
internal sealed class KeyResolver
{
    private readonly RelationalModel model;
    private readonly Skeleton skeleton;
    private readonly Dictionary<(TableName Table, string Column), KeyWriter> writers = [];
    private readonly Dictionary<TableName, RowNumbers> numbers = [];

    /// <summary>Prepares the keys of a run.</summary>
    /// <exception cref="UnsupportedSchemaException">A key column cannot hold the rows, or a referenced column cannot be told from the
    /// position.</exception>
    public KeyResolver(RelationalModel model, Skeleton skeleton, RandomStream stream)
    {
        this.model = model;
        this.skeleton = skeleton;
        foreach (var table in model.Models)
        {
            var rowCount = skeleton[table.Name].RowCount;
            foreach (var column in table.Columns.OfType<KeyColumnModel>().Where(column => !column.IsRanked(rowCount)))
            {
                var columnStream = stream.Derive(table.Name.ToString()).Derive(column.Name);
                var key = column.Key is ScatteredKeyModel scattered ? scattered.Among(column.Share) : column.Key;
                writers.Add((table.Name, column.Name), key.Bind(columnStream, rowCount));
            }
        }

        RefuseUnresolvable();
    }

    /// <summary>The type of a column of any table.</summary>
    public ColumnType TypeOf(TableName table, string column) => model.Schema.GetTable(table).FindColumn(column)!.Type;

    /// <summary>How many rows a table will have.</summary>
    public long RowCountOf(TableName table) => model.Plan[table].Mode switch
    {
        TableMode.Copy => model.CopyOf(table).RowCount,
        TableMode.Synthesize => skeleton[table].RowCount,
        _ => 0,
    };

    /// <summary>The rule of a key column.</summary>
    public KeyWriter WriterOf(TableName table, string column) => writers[(table, column)];

    /// <summary>The order in which a table's key numbers its rows; null where it is that of their positions, or not known yet.</summary>
    public RowNumbers? NumbersOf(TableName table) => numbers.GetValueOrDefault(table);

    /// <summary>Lets keys number their table's rows in another order than that of the positions.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The key columns.</param>
    /// <param name="order">The order.</param>
    public void Number(TableName table, IEnumerable<string> columns, RowNumbers order)
    {
        numbers.Add(table, order);
        foreach (var column in columns)
        {
            writers[(table, column)] = new NumberedKeyWriter(writers[(table, column)], order);
        }
    }

    /// <summary>What appends the values that a key column has at positions of its table; nulls for a table without rows.</summary>
    public Action<ColumnVector, long> AppenderOf(TableName table, string column)
    {
        if (model.Plan[table].Mode == TableMode.Copy)
        {
            var values = model.CopyOf(table).Columns[IndexOf(table, column)];
            return (target, position) => target.AppendFrom(values, (int)position);
        }

        if (model.Plan[table].Mode == TableMode.Empty)
        {
            return (target, _) => target.AppendNull();
        }

        var rows = skeleton[table];
        switch (rows.Model.Columns.First(model => model.Name == column))
        {
            case KeyColumnModel when WriterOf(table, column) is var writer:
                return writer.CountsSiblings
                    ? (target, position) => writer.Append(target, position, OrdinalOf(rows, position))
                    : (target, position) => writer.Append(target, position, 0);
            case ParentColumnModel pair:
                var above = AppenderOf(model.Plan[table].Relations.PrimaryParent!.ReferencedTable, pair.ReferencedColumn);
                return (target, position) => above(target, rows.ParentOf(position));
            default:
                throw new InvalidOperationException($"Column {column} of table {table} does not follow from the position.");
        }
    }

    /// <summary>The position among siblings, from 0; 0 for rows without a parent.</summary>
    public static long OrdinalOf(TableSkeleton table, long position) =>
        table.ParentOf(position) is >= 0 and var parent ? position - table.UnderParent!.StartOf(parent) : 0;

    private int IndexOf(TableName table, string column) =>
        model.Schema.GetTable(table).Columns.Where(candidate => candidate.IsWritable)
            .Index().First(entry => entry.Item.Name == column).Index;

    private void RefuseUnresolvable()
    {
        var issues = model.Plan.Tables
            .Where(table => table.Mode == TableMode.Synthesize)
            .SelectMany(table => ElderLinks.Leading(table).Select(link => (Table: table, Link: link.Item)))
            .Where(entry => model.Plan[entry.Link.ReferencedTable].Mode == TableMode.Synthesize)
            .SelectMany(entry => entry.Link.Columns
                .Where(pair => !FollowsPosition(entry.Link.ReferencedTable, pair.ReferencedColumn)
                    && !LinkDraft.IsMadeBefore(model.Plan, entry.Link.ReferencedTable, entry.Table.Name))
                .Select(pair => new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    $"table {entry.Table.Name}, column {pair.Column}",
                    $"it references {entry.Link.ReferencedTable}.{pair.ReferencedColumn}, which is itself chosen row by row, and its rows "
                    + $"are not made before.")))
            .ToValueList();
        if (issues.Count > 0)
        {
            throw new UnsupportedSchemaException("Some foreign keys cannot be generated yet.", issues);
        }
    }

    /// <summary>Whether a column that is referenced follows from the row's position; else its values have to be held.</summary>
    public bool FollowsPosition(TableName table, string column) =>
        model.Plan[table].Mode != TableMode.Synthesize || FollowsPosition(model, table, column);

    /// <summary>Whether a column of a synthesized table follows from the row's position.</summary>
    public static bool FollowsPosition(RelationalModel model, TableName table, string column) =>
        model.ModelOf(table).Columns.First(candidate => candidate.Name == column) switch
        {
            KeyColumnModel { Presence: < 0 } => true,
            ParentColumnModel pair =>
                FollowsPosition(model, model.Plan[table].Relations.PrimaryParent!.ReferencedTable, pair.ReferencedColumn),
            _ => false,
        };
}
