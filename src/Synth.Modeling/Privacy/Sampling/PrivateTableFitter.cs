using Synth.Data;

namespace Synth.Modeling;

/// <summary>Measures one table of a tree.</summary>
/// <param name="sample">The source's rows.</param>
/// <param name="options">Holds what the user puts into columns.</param>
/// <param name="meter">Answers, and keeps the account of the tree.</param>
/// <param name="costs">What to spend.</param>
internal sealed class PrivateTableFitter(SourceSample sample, FitOptions options, PrivacyMeter meter, PrivacyCosts costs)
{
    /// <summary>Measures a table.</summary>
    /// <param name="plan">The table.</param>
    /// <param name="parent">Its parent, measured already; null for a root.</param>
    public PrivateTable Fit(TablePlan plan, PrivateTable? parent)
    {
        var table = sample[plan.Name];
        var bound = parent is null ? ContributionBound.OfRoots(table) : ContributionBound.Of(table, parent.Bound, meter, costs.Size);
        var rootRows = HasRoots(plan)
            ? Math.Max(0, meter.Count("rows without parent", [table.ParentRows.Count(row => row < 0)], 1, costs.Size).Counts[0]) : 0;
        var slots = SlotFinder.Of(plan, sample, options)
            .Select(slot => slot with { Domain = slot.Domain ?? DomainOf(slot, plan, table, bound) }).ToArray();
        var attributes = slots.Select(slot => Measure(slot, table, bound)).ToArray();
        var above = Above(table, bound, parent);
        var rowCount = parent is null ? rootRows : Math.Max(1, bound.Most * parent.RootRows / 2.0);
        var fitter = new DependenceFitter(meter, bound.Most, costs);
        var dependences = attributes.Select((attribute, i) =>
            above.Count + i == 0 ? null : fitter.Fit(attribute, [.. above, .. attributes.Take(i)], rowCount));
        return new PrivateTable(plan, slots, attributes, [.. dependences], rootRows, bound) { ParentAttributes = above.Count };
    }

    /// <summary>How many questions of size a table is asked.</summary>
    public static int SizeQuestions(TablePlan plan) => (plan.Relations.PrimaryParent is null ? 0 : 1) + (HasRoots(plan) ? 1 : 0);

    private static bool HasRoots(TablePlan plan) => plan.Relations.PrimaryParent is not { } key
        || key.ReferencingColumns.Any(column => plan.Table.FindColumn(column)!.IsNullable);

    private PrivateDomain? DomainOf(PrivateSlot slot, TablePlan plan, SourceTable table, ContributionBound bound)
    {
        if (!slot.IsOpen)
        {
            return null;
        }

        var column = plan.Table.FindColumn(slot.Name)!;
        var vector = table.Columns[slot.Index];
        if (NumberScale.Of(column.Type) is { } scale)
        {
            var values = bound.Rows.Where(row => !vector.IsNull(row)).Select(row => scale.Read(vector, row)).ToArray();
            return new NumberDomain(column.IsNullable, scale,
                NumberDomainFinder.Find(values, scale.Limits, bound.Most, meter, costs.Domain));
        }

        var texts = TextFinder.Find((BytesVector)vector, bound.Rows, table.Families, meter, costs.Domain, costs.Exception);
        return new LabelDomain(column.IsNullable, [.. texts, PrivateTexts.Other]);
    }

    private MeasuredAttribute Measure(PrivateSlot slot, SourceTable table, ContributionBound bound)
    {
        var coding = Coding(slot, table);
        return MeasuredAttribute.Of([.. bound.Rows.Select(coding.CodeOf)], coding, bound.Most, meter, costs.Single);
    }

    private SlotCoding Coding(PrivateSlot slot, SourceTable table)
    {
        switch (slot.Kind)
        {
            case PrivateSlotKind.LinkPresence:
                return new SlotCoding(2, false, false, row => table.LinkRows[slot.Index][row] == -1 ? 0 : 1);
            case PrivateSlotKind.LinkedRow:
                var target = sample[table.Plan.Relations.Links[slot.Index].ReferencedTable];
                return new SlotCoding(target.RowCount + 1, false, false, row => Math.Max(-1, table.LinkRows[slot.Index][row]) + 1);
            case PrivateSlotKind.ChildCount:
                var child = sample[sample.Plan.ChildrenOf(table.Plan.Name).ElementAt(slot.Index).Name];
                var counts = SiblingPositions.CountByParent(child.ParentRows, table.RowCount);
                var ladder = LadderOf(child.Plan);
                return new SlotCoding(ladder.Length, true, true, row => NumberRange.Find(ladder, counts[row]));
            default:
                return new SlotCoding(slot.Domain!.Count, slot.Domain.IsOrdered, false,
                    row => slot.Domain.CodeOf(table.Columns[slot.Index], row));
        }
    }

    /// <summary>The ranges in which rows of a child table are counted.</summary>
    public static NumberRange[] LadderOf(TablePlan child) =>
        child.Table.UniqueKeys().Any(key => key.All(column => child.Relations.PrimaryParent!.ReferencingColumns.Contains(column)))
            ? CountLadder.AtMostOne
            : CountLadder.Ranges;

    // The attributes of the row above each row that counts; -1 where there is none.
    private static List<MeasuredAttribute> Above(SourceTable table, ContributionBound bound, PrivateTable? parent)
    {
        if (parent is null)
        {
            return [];
        }

        var positions = parent.Bound.Rows.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var rows = Array.ConvertAll(bound.Rows, row => table.ParentRows[row] < 0 ? -1 : positions[table.ParentRows[row]]);
        return [.. parent.Attributes
            .Select(attribute => attribute with { Codes = Array.ConvertAll(rows, row => row < 0 ? -1 : attribute.Codes[row]) })];
    }
}
