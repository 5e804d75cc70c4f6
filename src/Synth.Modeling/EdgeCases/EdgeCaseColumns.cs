using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Tells which columns may hold edge cases: those that nothing else depends on. Keys, links, unique columns, columns of generated columns
/// and rules, and columns that others are counted or made from are left as they are; so are those that partitions go by, and indexed
/// ones, since keys have limits of their own. Of columns that checks speak of by themselves the edges are those that the checks allow.
/// </summary>
internal static class EdgeCaseColumns
{
    /// <summary>The edges of each column of a table; null where it may hold none. Shape [columns].</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">A synthesized table.</param>
    public static EdgeValues?[] Of(RelationalModel model, TableModel table)
    {
        var schema = model.Schema.GetTable(table.Name);
        var bound = model.Rules.SelectMany(rule => rule.Columns).ToHashSet(StringComparer.Ordinal);
        var checks = new EdgeChecks(schema, table, model.Schema.Engine);
        var expressions = schema.Columns.Select(column => column.Generated?.Sql ?? "")
            .Append(schema.Partitioning?.Sql ?? "")
            .Concat(schema.ExclusionConstraints.Select(exclusion => exclusion.Definition))
            .Concat(table.WatchedSpans.SelectMany(span => span.Columns))
            .Concat(schema.Indexes.Select(index => index.Filter ?? ""))
            .Concat(schema.Indexes.SelectMany(index => index.Keys.Select(key => key.Expression ?? "")))
            .ToArray();
        return [.. table.Columns.Select((column, index) =>
            column is DataColumnModel { Decided: null, IsDistinct: false, IsOverridden: false } data
            && !bound.Contains($"{table.Name}.{column.Name}")
            && !schema.UniqueKeys().Any(key => key.Contains(column.Name))
            && !schema.Indexes.Any(index => index.Keys.Any(key => key.Column == column.Name))
            && !Array.Exists(expressions, sql => ExpressionKey.Mentions(sql, column.Name))
            && !IsNeeded(model, table, column.Name)
            && data.Encoder is not (ConstantEncoder or OffsetEncoder or ElderEncoder or RelativeEncoder)
            && EdgeValues.Of(schema.FindColumn(column.Name)!, model.Schema) is { } edges
                ? checks.Narrow(edges, index)
                : null)];
    }

    // Dates and numbers that others are counted from, in the row or below it, and texts that others repeat.
    private static bool IsNeeded(RelationalModel model, TableModel table, string column) => model.Models.Any(other =>
        (other == table || IsBelow(model, other, table))
        && other.Columns.Any(candidate => candidate switch
        {
            DataColumnModel { Encoder: OffsetEncoder { Base: var from } } => from.Column == column && (other == table || from.FromParent),
            DataColumnModel { Encoder: RelativeEncoder { Base: var from } } => from == column && other == table,
            DataColumnModel { Encoder: ElderEncoder { Origin: { } from } } => from.Column == column && other != table,
            DataColumnModel { Encoder: var encoder } => other == table && encoder.Needs.Contains(column),
            RepeatedColumnModel repeated => other != table && repeated.Source == column,
            _ => false,
        }));

    private static bool IsBelow(RelationalModel model, TableModel other, TableModel table)
    {
        for (TableName? name = other.Name; name is not null;)
        {
            name = model.Plan[name].Relations.PrimaryParent?.ReferencedTable;
            if (name == table.Name)
            {
                return true;
            }
        }

        return false;
    }
}
