using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The features by which a row sees what its family is to come to in the variable that is being drawn. They have as many places as any
/// variable has summaries; those that a variable does not fill say nothing.
/// </summary>
/// <param name="variables">The variables of the table.</param>
/// <param name="columns">Its columns.</param>
internal sealed class TargetFeatures(IReadOnlyList<Variable> variables, IReadOnlyList<ColumnModel> columns)
{
    private static readonly Variable Nothing = new("nothing", 1, FeatureKind.Ordinal);

    private readonly Dictionary<int, (SummaryColumn Column, int First)> places = SummaryColumn.PlacesOf(variables, columns);

    // What is counted from an elder sibling is drawn in several parts that see the same.
    private readonly HashSet<int> counted =
    [
        .. columns.OfType<DataColumnModel>().Where(column => column.Encoder is ElderEncoder)
            .SelectMany(column => Enumerable.Range(column.FirstVariable, column.Encoder.Variables.Count)),
    ];

    /// <summary>How many places there are.</summary>
    public static int Count => SummaryColumn.MostFeatures;

    /// <summary>The features of rows whose families are known.</summary>
    /// <param name="variable">The variable that is drawn.</param>
    /// <param name="summaries">What families come to, as bins. Shape [summaries], each [families].</param>
    /// <param name="familyOfRow">The family of each row; negative for none.</param>
    public (Variable Variable, byte[] Codes)[] Of(int variable, byte[][] summaries, int[] familyOfRow)
    {
        var silent = (Nothing, new byte[familyOfRow.Length]);
        var own = places.TryGetValue(variable, out var place) && !counted.Contains(variable)
            ? summaries[place.First..(place.First + place.Column.FeatureCount)]
            : [];
        return
        [
            .. own.Zip(FeatureGather.Take(own, familyOfRow), (bins, codes) => (FamilySummary.Describe(bins), codes)),
            .. Enumerable.Repeat(silent, Count - own.Length),
        ];
    }
}
