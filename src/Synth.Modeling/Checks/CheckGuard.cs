using Synth.Data;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>
/// Knows the checks of a table, and of the domains of its columns, that compare what is drawn, and which variables to draw again for a row
/// that breaks one. Checks beyond the common core, and those over keys and links alone, are left to the target engine.
/// </summary>
internal sealed class CheckGuard
{
    private readonly Func<CheckRow, Scalar>[] checks;
    private readonly (string Sql, Func<CheckRow, Scalar> Evaluate)[] conditions;
    private readonly TableName name;
    private readonly UniqueWatch[] watches;

    /// <summary>Compiles the checks of a table.</summary>
    /// <param name="plan">The plan of the table.</param>
    /// <param name="table">Its model.</param>
    /// <param name="schema">The schema that it is in.</param>
    public CheckGuard(TablePlan plan, TableModel table, DatabaseSchema schema)
    {
        var syntax = SqlSyntaxes.Of(schema.Engine);
        var columns = table.Columns.Select(column => plan.Table.Columns[plan.Table.IndexOf(column.Name)]).ToArray();
        name = table.Name;
        conditions = [.. table.Conditions.Select(sql => (sql, CheckCompiler.Compile(sql, syntax, columns)!.Value.Evaluate))];
        var compiled = plan.Table.Checks.Select(check => check.Sql).Concat(table.Conditions)
            .Select(sql => CheckCompiler.Compile(sql, syntax, columns))
            .Concat(columns.SelectMany(column => ColumnChecks.OfDomains(column, schema)
                .Select(check => CheckCompiler.Compile(check.Sql, syntax, columns, column.Name))))
            .Where(check => check is { } known && known.Columns.Any(column => table.Columns[column] is DataColumnModel))
            .Select(check => check!.Value)
            .ToArray();
        checks = [.. compiled.Select(check => check.Evaluate)];
        var watched = table.WatchedKeys.Select(key => Watch(key, columns, syntax)).OfType<(UniqueWatch Watch, int[] Columns)>().ToArray();
        watches = [.. watched.Select(entry => entry.Watch)];
        int[] redrawn = [.. compiled.SelectMany(check => check.Columns), .. watched.SelectMany(entry => entry.Columns)];
        FollowFromDraws = redrawn.All(column => FollowsFromDraws(table, table.Columns[column].Name, []));
        Variables = [.. VariablesOf(table, [.. redrawn]).Union(PresenceOf(table, watched.SelectMany(entry => entry.Columns))).Order()];
    }

    /// <summary>The variables to draw again, ascending.</summary>
    public int[] Variables { get; }

    /// <summary>
    /// Whether it follows from what is drawn which rows break a check: none looks at keys, or at texts that count rows, which are given
    /// numbers once all rows are known.
    /// </summary>
    public bool FollowFromDraws { get; }

    /// <summary>The keys in which a column gives way where rows collide.</summary>
    public UniqueWatch[] GivingWay(string column) => Array.FindAll(watches, watch => watch.Key.Adjusted == column);

    /// <summary>The rows that break a check.</summary>
    public List<int> FindBroken(RecordBatch rows)
    {
        var broken = new List<int>();
        for (var row = 0; checks.Length > 0 && row < rows.RowCount; row++)
        {
            var view = new CheckRow(rows, row);
            if (Array.Exists(checks, check => check(view).Truth == false))
            {
                broken.Add(row);
            }
        }

        return watches.Length == 0 ? broken : [.. broken.Union(watches.SelectMany(watch => watch.FindBroken(rows))).Order()];
    }

    /// <summary>Refuses rows that break a condition of the user still, since no engine would, or that collide in a watched key.</summary>
    /// <exception cref="UnsupportedSchemaException">Some do.</exception>
    public void RefuseBroken(RecordBatch rows)
    {
        foreach (var watch in watches)
        {
            var colliding = watch.FindBroken(rows).Count();
            if (colliding > 0)
            {
                var concerned = Enumerable.Range(0, rows.RowCount).Count(row => watch.Concerns(rows, row));
                throw TooFewValues.OfKey(
                    watch.Key.Name,
                    rows.RowCount,
                    $"the {concerned} of them that it speaks of",
                    concerned - colliding,
                    "values that were found, however often they are drawn again");
            }
        }

        foreach (var (sql, evaluate) in conditions)
        {
            var broken = Enumerable.Range(0, rows.RowCount).Count(row => evaluate(new CheckRow(rows, row)).Truth == false);
            if (broken > 0)
            {
                throw new UnsupportedSchemaException(
                    "Rows that keep an added rule could not be drawn.",
                    [new SchemaIssue(SchemaIssueSeverity.Error, $"table {name}, rule '{sql}'",
                        $"{broken} of {rows.RowCount} rows break it still. Leave it out, or state it so that more rows keep it.")]);
            }
        }
    }

    private static bool FollowsFromDraws(TableModel table, string column, HashSet<string> seen)
    {
        if (table.Columns.First(candidate => candidate.Name == column) is not DataColumnModel data)
        {
            return false;
        }

        var rules = table.Rules.Where(rule => rule.Column == column).ToArray();
        return !Array.Exists(rules, rule => rule is CountedTextRule)
            && rules.SelectMany(rule => rule.Operands).Concat(data.Encoder.Needs)
                .Where(seen.Add).All(operand => FollowsFromDraws(table, operand, seen));
    }

    // A condition that is not understood is left to the target engine.
    private static (UniqueWatch Watch, int[] Columns)? Watch(WatchedKey key, Column[] columns, SqlSyntax syntax)
    {
        int[] places = [.. key.Columns.Select(column => Array.FindIndex(columns, candidate => candidate.Name == column))];
        return key.Filter is null ? (new UniqueWatch(key, places, new HashSet<int>(), null), places)
            : CheckCompiler.Compile(key.Filter, syntax, columns) is { } filter
                ? (new UniqueWatch(key, places, filter.Columns, filter.Evaluate), [.. places, .. filter.Columns])
            : null;
    }

    // Whether there is a value, and with it the values of all columns that share that.
    private static IEnumerable<int> PresenceOf(TableModel table, IEnumerable<int> columns)
    {
        var presences = columns.Select(column => table.Columns[column].Presence).Where(presence => presence >= table.LeadCount).ToHashSet();
        return presences.Concat(table.Columns.OfType<DataColumnModel>()
            .Where(column => presences.Contains(column.Presence))
            .SelectMany(column => Enumerable.Range(column.FirstVariable, column.Encoder.Variables.Count)));
    }

    // Columns that are counted from one another are drawn again together; what keys keep distinct, numbers siblings, or is dealt, stays.
    private static IEnumerable<int> VariablesOf(TableModel table, HashSet<int> checkedColumns)
    {
        var names = checkedColumns.Select(column => table.Columns[column].Name).ToHashSet(StringComparer.Ordinal);
        var adjusted = table.UniqueRules.SelectMany(rule => rule.Columns).ToHashSet(StringComparer.Ordinal);
        int before;
        do
        {
            before = names.Count;
            foreach (var column in table.Columns.OfType<DataColumnModel>())
            {
                if (column.Encoder.CountedFrom is { } from && (names.Contains(from) || names.Contains(column.Name)))
                {
                    names.Add(column.Name);
                    names.Add(from);
                }
            }

            // What is decided changes with what decides it, and so does what is decided by that.
            foreach (var column in table.Columns.OfType<DataColumnModel>().Where(column => column.Decided is { Generations: 0 }))
            {
                if (names.Contains(column.Name) || column.Decided!.Columns.Any(names.Contains))
                {
                    names.UnionWith(column.Decided!.Columns.Append(column.Name));
                }
            }

            // What is computed changes with what it is computed from.
            names.UnionWith(table.Rules.Where(rule => names.Contains(rule.Column)).SelectMany(rule => rule.Operands).ToArray());
        }
        while (names.Count > before);

        var redrawn = table.Columns.OfType<DataColumnModel>()
            .Where(column => names.Contains(column.Name) && !adjusted.Contains(column.Name)).ToArray();
        var kept = table.Columns.Except(redrawn).Select(column => column.Presence)
            .Concat(table.Links.Select(link => link.Presence)).ToHashSet();
        return redrawn.Select(column => column.Presence).Where(presence => presence >= 0 && !kept.Contains(presence))
            .Concat(redrawn.SelectMany(column => Enumerable.Range(column.FirstVariable, column.Encoder.Variables.Count)))
            .Where(variable => table.Variables[variable].Distinct is null or { FirstNumber: null })
            .Distinct()
            .Order();
    }
}
