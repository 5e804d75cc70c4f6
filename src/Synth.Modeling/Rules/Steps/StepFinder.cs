namespace Synth.Modeling;

/// <summary>
/// Finds columns of few values of which some never follow others among the rows of one parent, although they would if rows were
/// independent, and columns whose last value among these rows is that of the row above.
/// </summary>
/// <param name="draft">The table of the rows below; it has a primary parent.</param>
/// <param name="isSettled">Whether another rule settles a column of the rows above, so that what is drawn does not tell its value.</param>
internal sealed class StepFinder(TableDraft draft, Func<string, bool> isSettled)
{
    private const double MostChance = 0.8;

    private readonly int[] parents = draft.Table.ParentRows;

    private readonly WitnessColumn[] below =
        [.. WitnessColumn.Of(draft).Where(column => column.Model is { Presence: < 0, Decided: null }
            && !column.Places.Contains(-1)
            && DistinctGroups.Learn(column.Model.FirstVariable, draft.Columns, draft.Table) is null)];

    /// <summary>The rules that hold.</summary>
    public IEnumerable<Rule> Find() => below.Select(Steps).OfType<Rule>().Concat(Lasts());

    private StepRule? Steps(WitnessColumn column)
    {
        var count = column.Values.Length;
        var (steps, firsts) = (new HashSet<(int Before, int After)>(), new HashSet<int>());
        var (leaving, having) = (new HashSet<int>[count], new HashSet<int>[count]);
        var (entering, rows, beginnings) = (new int[count], 0, 0);
        for (var row = 0; row < parents.Length; row++)
        {
            if (parents[row] < 0)
            {
                continue;
            }

            var own = column.Places[row];
            (having[own] ??= []).Add(draft.Table.Families[row]);
            if (IsFirst(row))
            {
                firsts.Add(own);
                beginnings++;
                continue;
            }

            var before = column.Places[row - 1];
            steps.Add((before, own));
            (leaving[before] ??= []).Add(draft.Table.Families[row]);
            entering[own]++;
            rows++;
        }

        // What a family repeats is one observation.
        double Surprise(int observations, int after) => -observations * Math.Log(1 - Math.Min(0.999, entering[after] / (double)rows));
        var lasts = -Math.Log(beginnings / (double)Math.Max(1, beginnings + rows));
        bool IsOften(int place) => having[place] is { Count: var families } && families * lasts >= Evidence.Surprising;
        bool IsEnd(int place) => leaving[place] is null && IsOften(place);
        bool IsBeginning(int place) => entering[place] == 0 && IsOften(place);
        var places = Enumerable.Range(0, count).ToArray();
        var never = places.SelectMany(before => places.Select(after => (Before: before, After: after)))
            .Where(step => !steps.Contains(step))
            .ToArray();
        bool IsSurprising((int Before, int After) step) => IsEnd(step.Before) || IsBeginning(step.After)
            || Surprise(leaving[step.Before]?.Count ?? 0, step.After) >= Evidence.Surprising;
        int[] notFirst = [.. places.Where(place => !firsts.Contains(place) && Surprise(beginnings, place) >= Evidence.Surprising)];

        // Where some steps never occur that would, the rows follow a process, and what it lacks is none of it. Two values tell no process,
        // and what comes first tells it only together with what follows.
        return count > 2 && Array.Exists(never, step => step.Before != step.After && IsSurprising(step))
            ? new StepRule(
                column.Model.Name,
                DecisionFitter.KeyOf(draft.Table.Plan),
                [.. never.Select(step => column.Codes[step.Before])],
                [.. never.Select(step => column.Codes[step.After])],
                [.. notFirst.Select(place => column.Codes[place])],
                draft.Variables[column.Model.FirstVariable].Variable.BinCount,
                rows)
            : null;
    }

    private IEnumerable<LastRule> Lasts()
    {
        int[] lasts = [.. Enumerable.Range(0, parents.Length)
            .Where(row => parents[row] >= 0 && (row + 1 == parents.Length || IsFirst(row + 1)))];
        return
            from above in WitnessColumn.Of(draft.Parent!, mayHaveOthers: true)
            where !isSettled(above.Model.Name)
            from column in below
            let rule = Last(above, column, lasts)
            where rule is not null
            select rule;
    }

    // Rows before the last one must have the value so seldom that it is not they who all repeat it.
    private LastRule? Last(WitnessColumn above, WitnessColumn column, int[] lasts)
    {
        var places = Array.ConvertAll(above.Values, column.PlaceOf);
        int[] several = [.. lasts.Where(row => !IsFirst(row) && above.Places[parents[row]] >= 0)];
        bool Agrees(int row, int parent) => places[above.Places[parent]] == column.Places[row];
        var kept = several.Count(row => Agrees(row, parents[row]));
        if (!Evidence.Holds(several.Length, several.Length - kept))
        {
            return null;
        }

        var order = Evidence.Shuffle(several.Length);
        var byChance = several.Index().Count(entry => Agrees(entry.Item, parents[several[order[entry.Index]]]));
        var before = several.Count(row => Agrees(row - 1, parents[row]));
        var chance = Math.Max(byChance, before) / (double)several.Length;
        int[] known = [.. Enumerable.Range(0, places.Length).Where(place => places[place] >= 0)];
        return Evidence.IsStrong(chance, several.Length, MostChance)
            ? new LastRule(
                column.Model.Name,
                above.Model.Name,
                [.. known.Select(place => above.Codes[place])],
                [.. known.Select(place => column.Codes[places[place]])],
                several.Length,
                several.Length - kept)
            : null;
    }

    private bool IsFirst(int row) => row == 0 || parents[row] != parents[row - 1];
}
