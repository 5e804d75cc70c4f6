using System.Globalization;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Finds which codes of a table's variables never come together, once all of them are coded.</summary>
/// <param name="draft">The table.</param>
/// <param name="unwanted">The rules that are turned off.</param>
internal sealed class ExclusionFitter(TableDraft draft, UnwantedRules unwanted)
{
    private readonly List<(Variable Variable, byte[] Codes)> ancestors = draft.AncestorFeatures(structureOnly: false);
    private readonly Dictionary<TableDraft, Dictionary<int, DataColumnModel>> columns = [];
    private readonly int parentFeatures = draft.Parent?.OwnFeatures.Count ?? 0;

    /// <summary>The exclusions.</summary>
    /// <param name="isDistinct">Whether a variable is drawn without replacement or numbers rows.</param>
    public IEnumerable<Exclusion> Find(Func<int, bool> isDistinct)
    {
        // What is dealt, numbered, decided or follows from the position does not give way.
        var settled = draft.Links.Where(LinkChooser.FollowsPosition).Select(link => link.Presence)
            .Concat(draft.Links.Where(link => link.Kind == LinkKind.Dealt).Select(link => link.Variable))
            .ToHashSet();
        var finder = new ExclusionFinder(draft.Table.Families, NameOf);
        var conditional = new ConditionalExclusionFinder(draft.Table.Families, DescriptionOf);
        for (var i = 0; i < draft.Variables.Count; i++)
        {
            if (settled.Contains(i) || draft.Variables[i].Sees is not null || isDistinct(i))
            {
                continue;
            }

            List<(Variable Variable, byte[] Codes)> features = [.. ancestors, .. draft.OwnFeatures.Take(draft.StructureCount + i + 1)];
            foreach (var exclusion in finder.Find(features, UsesOf, i)
                .Concat(conditional.Find(features, IsValue, IsCondition, i, NameOf))
                .Where(exclusion => !unwanted.Contains(exclusion.Formula)))
            {
                yield return exclusion with
                {
                    Feature = NumberOf(exclusion.Feature),
                    When = exclusion.When is { } when ? NumberOf(when) : null,
                };
            }
        }
    }

    private int NumberOf(int feature) => feature < ancestors.Count ? ~feature : feature - ancestors.Count;

    // Values, and whether there are any; not how many rows there are elsewhere, nor what texts look like.
    private bool IsValue(int feature)
    {
        var (owner, place) = OwnerOf(feature);
        return place >= owner.StructureCount
            && UsesOf(feature).HasFlag(ExclusionUses.Implication)
            && ColumnOf(owner, place - owner.StructureCount)?.Encoder is null or CategoryEncoder or NumberEncoder { HasSingleBins: true };
    }

    // Kinds of rows are told by few values of their own or of rows above, by what is missing, and by being the first among siblings.
    private bool IsCondition(int feature)
    {
        var (owner, place) = OwnerOf(feature);
        return IsValue(feature)
            ? owner.OwnFeatures[place].Variable.Kind == FeatureKind.Nominal || owner.OwnFeatures[place].Variable.BinCount == 3
            : owner == draft && draft.SiblingIndex is not null && place == draft.StructureCount - draft.Counts.Count - 1;
    }

    private string? DescriptionOf(int feature, byte code)
    {
        var (owner, place) = OwnerOf(feature);
        if (place < owner.StructureCount)
        {
            return code == draft.SiblingIndex!.CodeOf(0)
                ? $"{draft.Table.Plan.Name} is the first of {DecisionFitter.KeyOf(draft.Table.Plan)}"
                : null;
        }

        return ColumnOf(owner, place - owner.StructureCount)?.Encoder switch
        {
            CategoryEncoder { Groups: var groups } => code <= groups.Length && groups[code - 1] is [var value]
                ? $"{NameOf(feature)} = '{value.Text}'"
                : null,
            NumberEncoder { HasSingleBins: true, Specials: [] } numbers when numbers.Units.Divisor == 1 => string.Create(
                CultureInfo.InvariantCulture, $"{NameOf(feature)} = {numbers.Bins[code - 1].Low}"),
            null when owner.OwnFeatures[place].Variable.Name.EndsWith(" is present", StringComparison.Ordinal) =>
                code == PresenceGroups.Present ? NameOf(feature) : $"not {NameOf(feature)}",
            _ => null,
        };
    }

    // Where rows stand says little about what they are, save for their own children and their place among siblings; the forms of texts
    // and the clusters of linked rows are no values.
    private ExclusionUses UsesOf(int feature)
    {
        var (owner, place) = OwnerOf(feature);
        var structure = owner.StructureCount - owner.Counts.Count;
        if (place < owner.StructureCount)
        {
            return owner != draft ? ExclusionUses.None
                : place >= structure ? ExclusionUses.Implication | ExclusionUses.Decision
                : place == structure - 1 ? ExclusionUses.Decision
                : ExclusionUses.None;
        }

        var variable = place - owner.StructureCount;
        return owner.Links.Any(link => link.Kind == LinkKind.Dealt && link.Variable == variable) ? ExclusionUses.None
            : ColumnOf(owner, variable) is { Encoder: OffsetEncoder or RelativeEncoder { Level: null } } ? ExclusionUses.None
            : ColumnOf(owner, variable) is { Encoder: StructureEncoder } document && variable > document.FirstVariable ? ExclusionUses.None
            : ColumnOf(owner, variable) is { Encoder: TextEncoder or StructureEncoder } ? ExclusionUses.Decision
            : ExclusionUses.Decision | ExclusionUses.Implication;
    }

    private string NameOf(int feature)
    {
        var (owner, place) = OwnerOf(feature);
        var variable = place - owner.StructureCount;
        var link = variable < 0 ? -1 : owner.Links.FindIndex(link => link.Variable == variable);
        var name = link >= 0
            ? string.Join(", ", owner.Table.Plan.Relations.Links[link].ReferencingColumns)
            : owner.OwnFeatures[place].Variable.Name;
        return $"{owner.Table.Plan.Name}.{name}";
    }

    private (TableDraft Owner, int Place) OwnerOf(int feature) =>
        feature >= ancestors.Count ? (draft, feature - ancestors.Count)
        : feature < parentFeatures ? (draft.Parent!, feature)
        : (draft.Parent!.Parent!, feature - parentFeatures);

    private DataColumnModel? ColumnOf(TableDraft owner, int variable)
    {
        if (!columns.TryGetValue(owner, out var known))
        {
            columns.Add(owner, known = owner.Columns.OfType<DataColumnModel>()
                .SelectMany(column => column.Encoder.Variables.Select((_, i) => (Variable: column.FirstVariable + i, Column: column)))
                .ToDictionary(entry => entry.Variable, entry => entry.Column));
        }

        return known.GetValueOrDefault(variable);
    }
}
