using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The parts of an evaluation, which know nothing of each other and run side by side.</summary>
internal sealed class EvaluationJobs
{
    private readonly Sides sides;
    private readonly EvaluationInput input;
    private readonly EvaluationScope scope;
    private readonly (TableScope Child, int Number, ForeignKey Key)[] keys;
    private readonly Dictionary<TableName, TableFidelity> fidelity = [];
    private readonly Dictionary<TableName, TableFidelity> ceilings = [];
    private readonly Dictionary<TableName, TableUtility?> utilities = [];
    private readonly Dictionary<TableName, TablePrivacy> privacies = [];
    private readonly Dictionary<TableName, FamilyScores> families = [];
    private readonly Dictionary<TableName, ValueList<RuleOutcome>> rules = [];
    private readonly KeyFidelity?[] keyFidelity;
    private readonly KeyFidelity?[] keyCeilings;
    private readonly KeyDependence?[] keyDependences;
    private readonly Lock gate = new();

    public EvaluationJobs(Sides sides, EvaluationInput input)
    {
        this.sides = sides;
        this.input = input;
        scope = input.Source.Scope;
        keys = [.. scope.ForeignKeys().Where(entry => HasRows(entry.Child.Name) && HasRows(entry.Key.ReferencedTable))];
        keyFidelity = new KeyFidelity?[keys.Length];
        keyCeilings = new KeyFidelity?[keys.Length];
        keyDependences = new KeyDependence?[keys.Length];
    }

    /// <summary>Runs everything, the largest tables first.</summary>
    public void Run(IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        var jobs = scope.Tables.Where(table => HasRows(table.Name))
            .OrderByDescending(table => sides.Source.Rows.RowsOf(table.Name).Length)
            .SelectMany(JobsOf)
            .Concat(Enumerable.Range(0, keys.Length).SelectMany(KeyJobsOf))
            .ToArray();
        var done = 0;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = input.Options.Workers, CancellationToken = cancellationToken };
        ParallelLoop.ForEach(jobs, settings, job =>
        {
            job(cancellationToken);
            progress?.Report((Interlocked.Increment(ref done), jobs.Length));
        });
    }

    /// <summary>What was found of the tables.</summary>
    public ValueList<TableReport> Tables() => scope.Tables.Select(table => new TableReport
    {
        Table = table.Name,
        Columns = ColumnShape.Of(table.Table),
        IsReference = table.IsReference,
        IsFixed = sides.Fixed.Contains(table.Name),
        SourceRows = sides.Source.Rows.Data[table.Name].TotalRows,
        SyntheticRows = sides.Synthetic.Rows.Data[table.Name].TotalRows,
        MemberRows = sides.Source.Rows.RowsOf(table.Name).Length,
        HoldoutRows = sides.Holdout?.Rows.RowsOf(table.Name).Length ?? 0,
        Fidelity = fidelity.GetValueOrDefault(table.Name),
        Ceiling = ceilings.GetValueOrDefault(table.Name),
        Utility = utilities.GetValueOrDefault(table.Name),
        Privacy = privacies.GetValueOrDefault(table.Name),
    }).ToValueList();

    /// <summary>What was found over foreign keys.</summary>
    public ValueList<KeyReport> Keys() => keyFidelity
        .Select((found, i) => new KeyReport(found!, keyCeilings[i]) { Dependence = keyDependences[i] })
        .ToValueList();

    /// <summary>How far rules of the source are kept.</summary>
    public ValueList<RuleOutcome> Rules() => scope.Tables.SelectMany(table => rules.GetValueOrDefault(table.Name) ?? []).ToValueList();

    /// <summary>How well whole families are told, by the roots of their trees.</summary>
    public ValueList<FamilyMembership> Families() => scope.Tables
        .Where(table => families.ContainsKey(table.Name))
        .GroupBy(table => sides.AttackedRootOf(table.Name), table => families[table.Name])
        .Select(tree => FamilyMembership.Of(tree.Key, [.. tree]))
        .OfType<FamilyMembership>()
        .ToValueList();

    private bool HasRows(TableName table) => sides.Source.Rows.RowsOf(table).Length > 0;

    private IEnumerable<Action<CancellationToken>> JobsOf(TableScope table)
    {
        yield return token =>
            Keep(fidelity, table, new TableComparer(sides.Source, sides.Synthetic, sides.Fixed, input.Options).Compare(table.Name, token));
        yield return token => Keep(rules, table, new RuleMeter(sides, input.Options.Seed).Measure(table, token));
        if (sides.Holdout is { } holdout)
        {
            yield return token => Keep(
                ceilings, table, new TableComparer(sides.Source, holdout, sides.FixedInHoldout, input.Options).Compare(table.Name, token));
        }

        if (!sides.Fixed.Contains(table.Name) && !table.IsReference)
        {
            // What stands in the holdout as in the source is no test of what was learned from it.
            var tested = sides.FixedInHoldout.Contains(table.Name) ? null : sides.Holdout;
            yield return token => Keep(
                utilities, table, new UtilityMeter(sides.Source, sides.Synthetic, tested, input.Options).Measure(table.Name, token));
            yield return token => Attack(table, token);
        }
    }

    private void Attack(TableScope table, CancellationToken cancellationToken)
    {
        var (found, scores) = new PrivacyMeter(sides, input).Measure(table, cancellationToken);
        Keep(privacies, table, found);
        if (scores is not null)
        {
            Keep(families, table, scores);
        }
    }

    private IEnumerable<Action<CancellationToken>> KeyJobsOf(int number)
    {
        var (child, key, foreignKey) = keys[number];
        var stream = RandomStream.FromSeed(input.Options.Seed).Derive("keys");
        KeyComparer ComparerWith(Side other, HashSet<TableName> fixedTables) => new(
            sides.Source.Rows, other.Rows, new ResizedKeys(sides.Source.Rows.Data, other.Rows.Data, fixedTables), stream);
        yield return _ => keyFidelity[number] = ComparerWith(sides.Synthetic, sides.Fixed).Compare(child, key, foreignKey);
        yield return _ => keyDependences[number] =
            new KeyDependenceMeter(sides.Source, sides.Synthetic, sides.Fixed, input.Options).Measure(child, key, foreignKey);
        if (sides.Holdout is { } holdout)
        {
            yield return _ => keyCeilings[number] = ComparerWith(holdout, sides.FixedInHoldout).Compare(child, key, foreignKey);
        }
    }

    private void Keep<T>(Dictionary<TableName, T> results, TableScope table, T result)
    {
        lock (gate)
        {
            results[table.Name] = result;
        }
    }
}
