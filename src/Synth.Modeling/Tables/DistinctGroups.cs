namespace Synth.Modeling;

/// <summary>Tells which variables may not take a code twice, because a unique key says so or because siblings never do.</summary>
internal static class DistinctGroups
{
    /// <summary>
    /// The group that a unique key makes of a variable: where the key's last part is this one variable and the rest are earlier ones, it is
    /// drawn without replacement. Null when no key does.
    /// </summary>
    /// <param name="variable">The variable.</param>
    /// <param name="rules">The unique keys that have to be seen to.</param>
    /// <param name="columns">The columns of the table.</param>
    /// <param name="links">The links of the table.</param>
    public static DistinctGroup? Find(int variable, IEnumerable<UniqueRule> rules,
        IReadOnlyList<ColumnModel> columns, IReadOnlyList<LinkModel> links) =>
        rules.Select(rule => rule.Link >= 0 ? OfLink(variable, rule, links[rule.Link]) : OfData(variable, rule, columns))
            .FirstOrDefault(group => group is not null);

    /// <summary>The group that siblings keep although the schema does not declare it, or null.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="columns">The columns of the table.</param>
    /// <param name="table">The sampled rows.</param>
    public static DistinctGroup? Learn(int variable, IEnumerable<ColumnModel> columns, SourceTable table)
    {
        if (columns.OfType<DataColumnModel>().FirstOrDefault(column => column.FirstVariable == variable)
            is not { Encoder: NumberEncoder encoder } column)
        {
            return null;
        }

        var vector = table.Columns[table.IndexOf(column.Name)];
        var values = new long?[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = !vector.IsNull(row) && encoder.Units.TryRead(vector, row, out var value, out _) ? value : null;
        }

        return SiblingFacts.Find(encoder, values, table.ParentRows);
    }

    /// <summary>The group that siblings keep which agree in an earlier column, although the schema does not declare it, or null.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="draft">The table.</param>
    /// <remarks>Only of columns that are one variable do codes tell whether rows agree.</remarks>
    public static DistinctGroup? LearnAmongAlike(int variable, TableDraft draft)
    {
        int[] single = [.. draft.Columns.OfType<DataColumnModel>()
            .Where(column => column.Encoder.Variables.Count == 1 && column.FirstVariable <= variable)
            .Select(column => column.FirstVariable)];
        return single.Contains(variable)
            ? AlikeSiblings.Find(
                draft.Variables[variable].Codes,
                single.Where(other => other != variable).Select(other => (other, draft.Variables[other].Codes)),
                draft.Table.ParentRows)
            : null;
    }

    private static DistinctGroup? OfLink(int variable, UniqueRule rule, LinkModel link) =>
        rule.WithinSiblings && link.Kind == LinkKind.Chosen && link.Variable == variable ? new DistinctGroup(true, []) : null;

    private static DistinctGroup? OfData(int variable, UniqueRule rule, IReadOnlyList<ColumnModel> columns)
    {
        var data = columns.OfType<DataColumnModel>().Where(column => rule.Columns.Contains(column.Name)).ToArray();
        var last = data.MaxBy(column => column.FirstVariable);
        var parentColumns = columns.OfType<ParentColumnModel>().Count(column => rule.Columns.Contains(column.Name));
        return last?.FirstVariable == variable
            && last.Encoder.Variables.Count == 1
            && data.Length + parentColumns == rule.Columns.Length
                ? new DistinctGroup(rule.WithinSiblings, [.. data.Where(column => column != last).SelectMany(column =>
                    Enumerable.Range(column.FirstVariable, column.Encoder.Variables.Count))])
                : null;
    }
}
