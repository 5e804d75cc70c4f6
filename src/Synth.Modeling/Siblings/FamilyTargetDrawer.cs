using Synth.Data;

namespace Synth.Modeling;

/// <summary>Draws what the families of a block are to come to as a whole.</summary>
/// <param name="table">The table's model, of which <see cref="SiblingModel.Targets"/> are set.</param>
/// <param name="stream">The stream of what is drawn.</param>
internal sealed class FamilyTargetDrawer(TableModel table, RandomStream stream)
{
    private readonly FamilyTargets model = table.Siblings.Targets!;
    private readonly SummaryColumn[] lead =
    [
        .. SummaryColumn.Of([.. table.Variables.Select(variable => variable.Variable)], table.Columns)
            .Where(column => column.Variable < table.LeadCount),
    ];

    /// <summary>Draws for the families of a block.</summary>
    /// <param name="block">The rows, their lead drawn.</param>
    /// <param name="context">What rows see above them. Shape [features][rows].</param>
    /// <param name="elders">What is known of their parents from the tables that are looked at. Shape [features][rows].</param>
    public DrawnTargets Draw(TableBlock block, byte[][] context, byte[][] elders)
    {
        var families = FamilySummary.FamiliesOf(block.Parents);
        var firsts = families.Select(family => family.Begin).ToArray();
        byte[][] above =
        [
            .. FeatureGather.Take(context, firsts),
            .. FeatureGather.Take([.. block.Features.Take(table.StructureFeatureCount)], firsts),
            .. FeatureGather.Take(elders, firsts),
        ];
        var bins = new byte[model.Cuts.Length][];
        FamilySummary.Bin(FamilySummary.Of(lead, block.Codes, families), model.Cuts[..model.LeadCount]).CopyTo(bins, 0);
        for (var i = 0; i < model.Forests.Length; i++)
        {
            bins[model.LeadCount + i] = new byte[families.Count];
            if (families.Count > 0)
            {
                var bits = Stratified.Fill(stream.Derive(i).Derive(block.Begin), families.Count);
                model.Forests[i].Draw([.. above, .. bins], families.Count, bits, bins[model.LeadCount + i]);
            }
        }

        var wishes = model.Sets.ToDictionary(
            set => set.Variable,
            set => new FamilyWishes(set, block, families, above, stream.Derive("set").Derive(set.Variable).Derive(block.Begin)));
        return new DrawnTargets(families, bins) { Wishes = wishes };
    }
}
