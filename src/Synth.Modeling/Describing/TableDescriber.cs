using System.Globalization;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Describes what a model knows about tables.</summary>
internal static class TableDescriber
{
    /// <summary>Describes a table.</summary>
    public static TableDescription Describe(RelationalModel model, TablePlan plan) => new(
        plan.Name,
        plan.Mode,
        plan.Reason,
        plan.SourceRowCount,
        plan.Mode == TableMode.Synthesize ? Structure(model, plan).ToValueList() : [],
        plan.Mode == TableMode.Synthesize ? Synthesized(model, plan).ToValueList() : Others(model, plan).ToValueList());

    private static IEnumerable<ColumnDescription> Synthesized(RelationalModel model, TablePlan plan)
    {
        var table = model.ModelOf(plan.Name);
        var rules = model.Rules.Where(rule => rule.Kind is RuleKind.Arithmetic or RuleKind.Aggregate or RuleKind.Copy).ToArray();
        foreach (var column in table.Columns)
        {
            var schema = plan.Table.FindColumn(column.Name)!;
            var described = Describe(table, plan, column, schema) with { MissingShare = MissingShare(table, column.Presence) };
            var computed = rules.FirstOrDefault(rule => rule.Columns[0] == $"{plan.Name}.{column.Name}");
            yield return computed is null || column is not DataColumnModel
                ? described
                : described with { Kind = ColumnOrigin.Derived, Words = $"{computed.Name}; drawn before as {described.Words}" };
        }
    }

    private static ColumnDescription Describe(TableModel table, TablePlan plan, ColumnModel column, Column schema)
    {
        ColumnDescription Plain(ColumnOrigin kind, string words) => new(column.Name, schema.NativeType, kind, words, []);
        return column switch
        {
            KeyColumnModel key => Plain(ColumnOrigin.Key, KeyWords(key.Key)),
            ParentColumnModel parent => Plain(ColumnOrigin.Reference,
                $"the {parent.ReferencedColumn} of the row above in {plan.Relations.PrimaryParent!.ReferencedTable}"),
            LinkColumnModel link =>
                Plain(ColumnOrigin.Reference, $"the {link.ReferencedColumn} of a row of {plan.Relations.Links[link.Link].ReferencedTable}"),
            RepeatedColumnModel repeated =>
                Plain(ColumnOrigin.Derived, $"the {repeated.Source} of the row {(repeated.Generations == 1 ? "" : "two levels ")}above"),
            DataColumnModel data => Data(table, data, schema),
            _ => Plain(ColumnOrigin.None, ""),
        };
    }

    private static ColumnDescription Data(TableModel table, DataColumnModel column, Column schema)
    {
        var (origin, words, values) = EncoderDescriber.Describe(column.Encoder, schema);
        var forests = table.Variables.Skip(column.FirstVariable)
            .Take(column.Encoder.Variables.Count).Select(variable => variable.Forest).ToArray();
        var leaves = forests.SelectMany(LeafRows).ToArray();
        var decided = column.Decided switch
        {
            null => "",
            { Generations: > 0 } => "; decided by the row above",
            { Ways: var ways } => $"; decided by {string.Join(" or ", ways.Select(columns => string.Join(" with ", columns)))}",
        };
        return new ColumnDescription(
            column.Name,
            schema.NativeType,
            column.IsOverridden ? ColumnOrigin.Given : origin,
            words + decided,
            values.Concat(Known(column, schema)).DistinctBy(value => value.Text).OrderByDescending(value => value.Rows ?? 0).ToValueList())
        {
            Distributions = leaves.Length,
            FewestRows = leaves.Length == 0 ? null : leaves.Min(),
        };
    }

    // What enough families share of a decided column comes with what decides it.
    private static IEnumerable<DescribedValue> Known(DataColumnModel column, Column schema) =>
        (column.Decided?.Known ?? []).SelectMany(known => Enumerable.Range(0, known.Columns[^1].Count)
            .Where(row => !known.Columns[^1].IsNull(row))
            .Select(row => new DescribedValue(ValueText.Of(known.Columns[^1], row, schema.Type), null)));

    private static IEnumerable<ColumnDescription> Others(RelationalModel model, TablePlan plan)
    {
        var (kind, words) = plan.Mode == TableMode.Copy
            ? (ColumnOrigin.Copied,
                string.Create(CultureInfo.InvariantCulture, $"the source's own values, all {model.CopyOf(plan.Name).RowCount} of them"))
            : (ColumnOrigin.None, "no rows");
        return plan.Table.Columns.Where(column => column.IsWritable)
            .Select(column => new ColumnDescription(column.Name, column.NativeType, kind, words, []));
    }

    private static IEnumerable<string> Structure(RelationalModel model, TablePlan plan)
    {
        var table = model.ModelOf(plan.Name);
        yield return plan.Relations.PrimaryParent is { } parent
            ? $"Rows stand under rows of {parent.ReferencedTable}."
            : "Rows stand for themselves: each is the root of a family.";
        foreach (var count in table.Counts)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"How many rows of {count.Counted} each has{(count.Link < 0 ? "" : " linked to it")}: "
                + $"{new NumberDescriber(count.Encoder, static units => units.ToString(CultureInfo.InvariantCulture)).Words("numbers")}.");
        }

        if (table.Siblings.Targets is not null)
        {
            yield return "What the rows of one parent come to together (means, spreads, extremes, shares) is drawn for them; no family's "
                + "is kept.";
        }

        if (table.Siblings.Lags == LagKind.Above)
        {
            yield return "Rows see what was drawn for the row above them in their tree, and how deep they stand.";
        }
        else if (table.Siblings is { Lags: not LagKind.None } or { Ratio: not null })
        {
            yield return "Rows of one parent see what was drawn for their elder siblings, or whole families are chosen by how like the "
                + "source's they are; no family is kept.";
        }
    }

    private static string KeyWords(KeyModel key) => key switch
    {
        SerialKeyModel => "numbers that grow from row to row",
        ScatteredKeyModel => "numbers with gaps like the source's",
        OrdinalKeyModel => "numbers that count the rows under one parent",
        UuidKeyModel => "new identifiers of the source's version",
        BytesKeyModel => "new bytes of the source's lengths, each once",
        BitsKeyModel => "new bits, each once",
        LabelKeyModel => "the values of its type, each once",
        ListedKeyModel => "the numbers that its checks allow, each once",
        AddressKeyModel => "addresses of private use, each once",
        TemplateKeyModel template => EncoderDescriber.Describe(template.Text,
            new Column { Name = "", Type = new TextType(), NativeType = "", IsNullable = false }).Words,
        _ => "new texts of the source's forms, each once",
    };

    // Leaves of all trees together hold every sampled row as often as it was learned from, so shares are those of the sample.
    private static double? MissingShare(TableModel table, int presence)
    {
        if (presence < 0)
        {
            return 0;
        }

        var (absent, all) = (0L, 0L);
        foreach (var tree in table.Variables[presence].Forest.Trees)
        {
            for (var leaf = 0; leaf < tree.LeafCount; leaf++)
            {
                var histogram = tree.Histogram(leaf);
                all += histogram.Total;
                for (var position = 0; position < histogram.Bins.Length; position++)
                {
                    absent += histogram.Bins[position] == PresenceGroups.Absent ? histogram.CountAt(position) : 0;
                }
            }
        }

        return all == 0 ? null : absent / (double)all;
    }

    private static List<int> LeafRows(Forest forest)
    {
        var rows = new List<int>();
        foreach (var tree in forest.Trees)
        {
            for (var leaf = 0; leaf < tree.LeafCount; leaf++)
            {
                rows.Add(tree.Histogram(leaf).Total);
            }
        }

        return rows;
    }
}
