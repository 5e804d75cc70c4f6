using System.Text;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What there is to learn of the rows of a table, by the catalog and the plan alone.</summary>
internal static class SlotFinder
{
    /// <summary>The most rows of a copied table that a link may tell apart.</summary>
    private const int MostLinkedRows = 250;

    /// <summary>Meanings of which only frequent values say something: they are learned as texts rather than made up.</summary>
    private static readonly SemanticType[] Telling = [SemanticType.City, SemanticType.Region, SemanticType.Company, SemanticType.JobTitle,
        SemanticType.Version];

    /// <summary>The slots, in the order in which they are drawn: links, columns, then the children.</summary>
    /// <param name="plan">The table.</param>
    /// <param name="sample">The sample; of its rows only those of copied tables are looked at.</param>
    /// <param name="options">Holds what the user puts into columns.</param>
    public static IEnumerable<PrivateSlot> Of(TablePlan plan, SourceSample sample, FitOptions options)
    {
        var roles = new ColumnRoles(plan, sample.Plan.Schema);
        foreach (var (i, link) in plan.Relations.Links.Index())
        {
            var target = sample.Plan[link.ReferencedTable];
            if (target.Mode == TableMode.Copy && sample[target.Name].RowCount is > 0 and <= MostLinkedRows)
            {
                yield return new PrivateSlot(PrivateSlotKind.LinkedRow, $"link to {target.Name}", i);
            }
            else if (link.ReferencingColumns.Any(column => plan.Table.FindColumn(column)!.IsNullable))
            {
                yield return new PrivateSlot(PrivateSlotKind.LinkPresence, $"link to {target.Name}", i);
            }
        }

        foreach (var (i, column) in sample[plan.Name].Layout.Index()
            .Select(entry => (entry.Index, plan.Table.FindColumn(entry.Item.Name)!)))
        {
            if (SourceOf(column.Name, plan, roles) == PrivateColumnSource.Data && OfColumn(plan.Table, column, i, options) is { } slot)
            {
                yield return slot;
            }
        }

        foreach (var (i, child) in sample.Plan.ChildrenOf(plan.Name).Index())
        {
            yield return new PrivateSlot(PrivateSlotKind.ChildCount, $"rows of {child.Name}", i);
        }
    }

    /// <summary>Where the values of a column come from.</summary>
    public static PrivateColumnSource SourceOf(string column, TablePlan plan, ColumnRoles roles) =>
        roles.ParentPair(column) is not null ? PrivateColumnSource.Parent
        : roles.LinkPair(column) is not null ? PrivateColumnSource.Link
        : roles.IsKey(column) ? PrivateColumnSource.Key
        : roles.MayNumberSiblings(column) && plan.Table.FindColumn(column)!.Type.WithoutDomain() is IntegerType ? PrivateColumnSource.Number
        : PrivateColumnSource.Data;

    /// <summary>The meaning of a text by its name alone, if texts of it can be made up without a look at the source's.</summary>
    public static SemanticType? MadeUpMeaning(Table table, Column column)
    {
        using var nothing = ColumnVector.Create(StorageKind.Utf8);
        var meaning = column.Type.WithoutDomain() is TextType ? MeaningDetector.Detect(table, column, nothing).Type : SemanticType.None;
        return FakedColumn.Meanings.Contains(meaning) && !Telling.Contains(meaning) ? meaning : null;
    }

    private static PrivateSlot? OfColumn(Table table, Column column, int index, FitOptions options)
    {
        PrivateSlot Slot(PrivateSlotKind kind, PrivateDomain? domain = null) => new(kind, column.Name, index) { Domain = domain };
        PrivateSlot Neutral(string text) =>
            Slot(PrivateSlotKind.Known,
                new PresenceDomain(column.IsNullable, (target, _) => ((BytesVector)target).Append(Encoding.UTF8.GetBytes(text))));
        var isGiven = options.Columns.Any(entry => entry.Table == table.Name && entry.Column == column.Name);
        return column.Type.WithoutDomain() switch
        {
            BooleanType => Slot(
                PrivateSlotKind.Known, new NumberDomain(column.IsNullable, NumberScale.Of(column.Type)!,
                    [new NumberRange(0, 0), new NumberRange(1, 1)])),
            IntegerType or DecimalType or FloatType or DateType or TimeType or TimestampType => Slot(PrivateSlotKind.Number),
            EnumType { AllowsMany: false } labels => Slot(PrivateSlotKind.Known, new LabelDomain(column.IsNullable, [.. labels.Labels])),
            TextType when isGiven || MadeUpMeaning(table, column) is not null => Neutral("text"),
            TextType => Slot(PrivateSlotKind.Text),
            UuidType => Slot(PrivateSlotKind.Known, new PresenceDomain(column.IsNullable, PrivateKeys.AppendUuid)),
            BinaryType binary => Neutral(new string('\0', binary is { IsFixedLength: true, MaxLength: { } length } ? length : 0)),
            JsonType or ArrayType => Neutral("{}"),
            XmlType => Neutral("<empty/>"),
            IntervalType => Neutral("00:00:00"),
            EnumType => Neutral(""),
            _ when column.IsNullable => null,
            _ => throw new UnsupportedSchemaException(
                "A column cannot be made without a look at the source's values, which privacy.epsilon forbids.",
                [new SchemaIssue(
                    SchemaIssueSeverity.Error,
                    $"table {table.Name}, column {column.Name}",
                    $"its type {column.NativeType} is not understood and it accepts no null; leave the table out, or privacy.epsilon.")]),
        };
    }
}
