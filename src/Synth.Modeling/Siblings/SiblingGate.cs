using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Chooses how siblings depend on each other, table by table: every way is fitted on some families and made to draw others, and a
/// classifier tells those from the source's. The way that is hardest to tell, and does not copy, is kept; what is simpler wins ties.
/// </summary>
/// <param name="fitter">The table, coded.</param>
/// <param name="elders">The summaries of the families of elder child tables under the same parent. Shape [features][parents].</param>
/// <param name="options">How to fit.</param>
/// <param name="workers">Do the work.</param>
internal sealed class SiblingGate(
    TableFitter fitter, IReadOnlyDictionary<TableName, byte[][]> elders, FitOptions options, FitWorkers workers)
{
    private const int FewestFamilies = 60;

    /// <summary>
    /// Rows see what their family comes to where families have so many on the average: of fewer, each tells too much itself.
    /// </summary>
    private const int FewestSeen = 8;

    /// <summary>How much easier to tell apart a simpler way may be and still win.</summary>
    private const double Margin = 0.01;

    /// <summary>A share of nearer families above this counts against a way.</summary>
    private const double MostNearer = 0.55;

    /// <summary>Families that are told apart less than this, whatever chance adds, leave nothing for another way to mend.</summary>
    private const double Indistinct = 0.53;

    private readonly TableDraft draft = fitter.Draft;
    private readonly RandomStream stream =
        RandomStream.FromSeed(options.Seed).Derive("gate").Derive(fitter.Draft.Table.Plan.Name.ToString());

    /// <summary>
    /// Tries the ways and says which to take, with the sizes of leaves that its trial has chosen, by variable; its odds are learned later,
    /// from the final forests. Without anything to try there are no sizes.
    /// </summary>
    public (SiblingModel Way, int?[]? LeafRows) Choose()
    {
        var table = draft.Table;
        var several = FamilySummary.FamiliesOf(table.ParentRows).Count(family => family.End - family.Begin > 1);
        var drawn = Enumerable.Range(draft.LeadCount, draft.Variables.Count - draft.LeadCount);
        if (options.GateRows == 0 || several < FewestFamilies || drawn.All(draft.IsDecided))
        {
            return (Untried(), null);
        }

        var samples = GateSamples.Of(table, stream, options.GateRows);
        var simple = Try(SiblingModel.Independent, simpler: null, samples);
        Trial[] trials = [simple];
        if (IsToldApart(simple, samples))
        {
            trials = [.. trials, .. workers.Map(
                [LagKind.Previous, LagKind.All], lags => Try(new SiblingModel { Lags = lags }, simple.Model, samples))];
        }

        if (BestOf(trials) is var seeing && IsToldApart(seeing, samples))
        {
            // Odds bring rows nearer with their families; to see what is to come costs rows where each tells much of its family.
            var targets = TargetsFor(simple.Model);
            trials = [.. trials, .. TryTargets(targets, [simple, seeing], samples)];
            trials = IsToldApart(BestOf(trials), samples) && Candidates() > 1 ? [.. trials, TryOdds(BestOf(trials), samples)] : trials;
            trials = IsToldApart(BestOf(trials), samples) ? [.. trials, .. TrySight(targets, simple.Model, samples)] : trials;
        }

        return Keep(BestOf(trials), trials);
    }

    private (SiblingModel Way, int?[] LeafRows) Keep(Trial kept, Trial[] trials)
    {
        var way = kept.Model.Siblings with
        {
            Ratio = null,
            SummaryCuts = [],
            Trials = [.. trials.Select(trial => trial.Outcome with { IsKept = trial == kept })],
        };
        return (way, [.. kept.Model.Variables.Select((variable, i) => i < draft.LeadCount ? (int?)null : variable.Forest.LeafRows)]);
    }

    // The standard deviation of the area of as many families that are alike is added to what was measured (Mann and Whitney 1947): few
    // families that happen not to be told apart are no evidence.
    private static bool IsToldApart(Trial trial, GateSamples samples)
    {
        var families = Math.Max(1.0, samples.Unseen.Families.Count);
        var deviation = Math.Sqrt(((2 * families) + 1) / (12 * families * families));
        return trial.Outcome.Families + deviation > Indistinct || trial.Outcome.Nearer > MostNearer;
    }

    // What is simpler comes first, and wins ties.
    private static Trial BestOf(Trial[] trials) =>
        trials.Aggregate((first, second) => second.Loss < first.Loss - Margin ? second : first);

    private FamilyTargets TargetsFor(TableModel model)
    {
        var families = FamilySample.Of(draft.Table, stream, FamilyTargetFitter.MostRows, family => !GateSamples.IsHeldOut(stream, family));
        return new FamilyTargetFitter(draft, elders, options, workers).Fit(families, isTrial: true, FamilyMatcher.SetsOf(model));
    }

    // Rows that see what their family is to come to, of which large families keep more than by exchanges.
    private Trial[] TrySight(FamilyTargets targets, TableModel simpler, GateSamples samples) =>
        draft.Table.RowCount < FewestSeen * FamilySummary.FamiliesOf(draft.Table.ParentRows).Count ? [] : workers.Map(
            [LagKind.None, LagKind.Previous],
            lags => Try(
                new SiblingModel { Lags = lags, SeesTargets = true, Targets = targets, Elders = [.. elders.Keys] }, simpler, samples));

    // The same forests, whose rows are then brought to what is drawn for their families.
    private Trial[] TryTargets(FamilyTargets targets, Trial[] trials, GateSamples samples)
    {
        Trial[] open = [.. trials.Distinct().Where(trial => targets.Alternatives > 0 && FamilyMatcher.Serves(trial.Model))];
        return workers.Map(open, trial =>
        {
            var way = trial.Model.Siblings with { Targets = targets, Elders = [.. elders.Keys] };
            var model = trial.Model with { Siblings = way };
            return Judge(model, trial.Rollout, () => DrawUnseen(model, trial.Rollout, samples), samples);
        });
    }

    // What is counted from the sibling before has to see where that stands.
    private SiblingModel Untried() =>
        draft.Columns.Any(column => column is DataColumnModel { Encoder: ElderEncoder { Base: ElderBase.Previous } })
        ? new SiblingModel { Lags = LagKind.Previous }
        : SiblingModel.Independent;

    private int Candidates() => SiblingModel.CandidatesFor(draft.Table.Plan.SourceRowCount, options.FamilyCandidates);

    private Trial Try(SiblingModel way, TableModel? simpler, GateSamples samples)
    {
        var (model, ancestors) = fitter.Learn(way, samples.Learned, simpler, workers);
        var rollout = new SiblingRollout(draft, ancestors);
        return Judge(model, rollout, () => DrawUnseen(model, rollout, samples), samples);
    }

    private Trial TryOdds(Trial trial, GateSamples samples)
    {
        var way = trial.Model.Siblings with { Candidates = Candidates(), Elders = [.. elders.Keys] };
        return Judge(
            trial.Model with { Siblings = way },
            trial.Rollout,
            () => DrawUnseen(trial.Model with { Siblings = LearnOdds(way, trial, samples) }, trial.Rollout, samples),
            samples);
    }

    private SiblingModel LearnOdds(SiblingModel way, Trial trial, GateSamples samples)
    {
        var comparison = new FamilyComparison(trial.Rollout, trial.Model, AllElders(), workers.CancellationToken);
        var source = trial.Rollout.Source(trial.Model, samples.Known.Rows);
        var drawn = trial.Rollout.Draw(trial.Model, samples.Known.Rows, elders, stream.Derive("odds"));
        var cuts = comparison.CutsOf(source, drawn);
        return way with { Ratio = comparison.Learn(samples.Known, source, drawn, cuts), SummaryCuts = cuts };
    }

    private TableBlock DrawUnseen(TableModel model, SiblingRollout rollout, GateSamples samples) =>
        rollout.Draw(model, samples.Unseen.Rows, elders, stream.Derive("rollout"));

    private Trial Judge(TableModel model, SiblingRollout rollout, Func<TableBlock> draw, GateSamples samples)
    {
        var (table, name) = (draft.Table.Plan.Name, Name(model.Siblings));
        var measured = workers.Make(
            () => new PieceKey("judgement").Add(table.ToString()).Add(name),
            PieceForm.Figures,
            () => Measure(model, rollout, draw(), samples));
        return new Trial(
            model, rollout, new SiblingTrial(table, name, measured[0], measured[1], measured[2], IsKept: false), samples.Deviation);
    }

    private double[] Measure(TableModel model, SiblingRollout rollout, TableBlock drawn, GateSamples samples)
    {
        var comparison = new FamilyComparison(rollout, model, AllElders(), workers.CancellationToken);
        var source = rollout.Source(model, samples.Unseen.Rows);
        var cuts = comparison.CutsOf(source, drawn);
        Func<double>[] measures =
        [
            () => comparison.Families(samples.Unseen, source, drawn, cuts),
            () => comparison.Rows(samples.Unseen, source, drawn),
            () => comparison.Nearer(drawn, rollout.Source(model, samples.Known.Rows), source, cuts),
        ];
        return workers.Map(measures, measure => measure());
    }

    private byte[][] AllElders() => [.. elders.Values.SelectMany(features => features)];

    private static string Name(SiblingModel way) => way switch
    {
        { SeesTargets: true } => $"{Name(new SiblingModel { Lags = way.Lags })}, seeing drawn summaries",
        { Candidates: > 1 } => $"{Name(way with { Candidates = 1 })}, best of {way.Candidates} by odds",
        { Targets: not null } => $"{Name(way with { Targets = null })}, brought to drawn summaries",
        { Lags: LagKind.Previous } => "sibling before",
        { Lags: LagKind.All } => "all siblings before",
        _ => "position",
    };

    private sealed record Trial(TableModel Model, SiblingRollout Rollout, SiblingTrial Outcome, double Deviation)
    {
        public double Loss => Math.Max(0.5, Outcome.Families) + Math.Max(0.5, Outcome.Rows)
            + Math.Max(0, Outcome.Nearer - MostNearer - Deviation);
    }
}
