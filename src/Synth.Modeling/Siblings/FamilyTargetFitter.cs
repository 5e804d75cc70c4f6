using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Learns what families come to as a whole, from families of the source.</summary>
/// <param name="draft">The table, coded and summarised.</param>
/// <param name="elders">The summaries of the families of elder child tables under the same parent. Shape [features][parents].</param>
/// <param name="options">How to fit.</param>
/// <param name="workers">Train the forests.</param>
internal sealed class FamilyTargetFitter(
    TableDraft draft, IReadOnlyDictionary<TableName, byte[][]> elders, FitOptions options, FitWorkers workers)
{
    /// <summary>With more to choose from families come nearer to their targets, by codes that are too seldom drawn for such rows.</summary>
    private const int MostAlternatives = 12;

    /// <summary>The most codes that are drawn as alternatives of one variable, for a source's worth of rows.</summary>
    private const long MostAlternativeRows = 12_000_000;

    private readonly RandomStream stream =
        RandomStream.FromSeed(options.Seed).Derive("targets").Derive(draft.Table.Plan.Name.ToString());

    /// <summary>About how many rows' families are learned from.</summary>
    public const int MostRows = 200_000;

    /// <summary>Learns from some families.</summary>
    /// <param name="sample">The families.</param>
    /// <param name="isTrial">Whether it is only tried: by fewer trees, whose leaves are not chosen a size for, which costs twice as much
    /// as they do.</param>
    /// <param name="sets">The numbers of the variables in which siblings differ, of which it is learned which codes families have.</param>
    public FamilyTargets Fit(FamilySample sample, bool isTrial, IReadOnlyList<int> sets)
    {
        var table = draft.Table;
        var firsts = sample.Families.Select(family => sample.Rows[family.Begin]).ToArray();
        var parents = Array.ConvertAll(firsts, row => table.ParentRows[row]);
        var (cuts, bins) = draft.Summary;
        var own = Named(FeatureGather.Take(bins, parents)).ToArray();
        (Variable Variable, byte[] Codes)[] above =
        [
            .. At(draft.AncestorFeatures(structureOnly: false), firsts),
            .. At(draft.OwnFeatures.Take(draft.StructureCount), firsts),
            .. Named(FeatureGather.Take([.. elders.Values.SelectMany(codes => codes)], parents)),
        ];
        (Variable Variable, byte[] Codes)[] features = [.. above, .. own];
        var families = Array.ConvertAll(firsts, row => table.Families[row]);
        var lead = SummaryColumn.Of([.. draft.Variables.Select(variable => variable.Variable)], draft.Columns)
            .Where(column => column.Variable < draft.LeadCount)
            .Sum(column => column.FeatureCount);
        var first = features.Length - own.Length;
        var forests = workers.Map(
            [.. Enumerable.Range(lead, own.Length - lead)],
            target => workers.Train(
                new ForestJob(
                    features[..(first + target)],
                    own[target].Variable,
                    own[target].Codes,
                    null,
                    families,
                    stream.Bits(target),
                    isTrial ? options.MinLeafRows : null),
                isTrial ? options with { TreeCount = options.TrialTreeCount } : options));
        var rows = Math.Max(1, table.Plan.SourceRowCount);
        var setFitter = new FamilySetFitter(draft, options, stream.Derive("sets"), workers);
        return new FamilyTargets(cuts, forests, (int)Math.Min(MostAlternatives, MostAlternativeRows / rows))
        {
            Sets = [.. workers.Map(sets, variable => setFitter.Fit(variable, sample, above)).OfType<FamilySet>()],
        };
    }

    private static IEnumerable<(Variable Variable, byte[] Codes)> At(IEnumerable<(Variable Variable, byte[] Codes)> features, int[] rows) =>
        features.Select(feature => (feature.Variable, Array.ConvertAll(rows, row => feature.Codes[row])));

    private static IEnumerable<(Variable Variable, byte[] Codes)> Named(byte[][] bins) =>
        bins.Select(codes => (FamilySummary.Describe(codes), codes));
}
