using Synth.Data;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Fits a model to a sample of families, sequentially over the columns of a row and hierarchically over the tables
/// (Nowok et al. 2016; Patki et al. 2016).
/// </summary>
public static class RelationalSynthesizer
{
    /// <summary>Fits a model. A function of the sample as a set of rows and of the options, whatever the number of workers.</summary>
    /// <param name="sample">The sample; it may be disposed afterwards.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="progress">Told of every forest; may be null.</param>
    /// <param name="cancellationToken">Checked while forests grow.</param>
    /// <exception cref="InvalidOptionsException">An option is out of range, or does not fit the schema.</exception>
    /// <exception cref="UnsupportedSchemaException">Some column's values cannot be made.</exception>
    public static RelationalModel Fit(
        SourceSample sample, FitOptions options, IProgress<FitProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var plan = sample.Plan;
        var asked = Read(plan, options);
        var fitters = new Dictionary<TableName, TableFitter>();
        foreach (var table in plan.Tables.Where(table => table.Mode == TableMode.Synthesize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var parent = table.Relations.PrimaryParent is { } key ? fitters[key.ReferencedTable].Draft : null;
            var fitter = new TableFitter(sample[table.Name], parent, plan, options, asked);
            fitter.Encode(CountsUnder(sample, table), sample);
            fitters.Add(table.Name, fitter);
        }

        var drafts = fitters.ToDictionary(entry => entry.Key, entry => entry.Value.Draft);
        foreach (var draft in drafts.Values)
        {
            ClusterFitter.Fit(draft, drafts, cancellationToken);
        }

        AgreementSupply.Complete(drafts, plan);
        var rules = new RuleFinder(sample, fitters.ToDictionary(entry => entry.Key, entry => entry.Value.Draft), options, asked).Find();
        var siblings = new SiblingFitter(fitters, plan, options, cancellationToken);
        siblings.Choose();
        var jobs = fitters.SelectMany(entry => entry.Value.Jobs().Select(job => (Table: entry.Key, Job: job))).ToArray();
        var forests = Train([.. jobs.Select(entry => entry.Job)], options, progress, cancellationToken);
        var forestsOf = jobs.Zip(forests).ToLookup(entry => entry.First.Table, entry => entry.Second);
        return new RelationalModel(
            plan,
            siblings.Complete(fitters.Select(entry => entry.Value.ToModel([.. forestsOf[entry.Key]], rules[entry.Key]))),
            plan.Tables.Where(table => table.Mode == TableMode.Copy).Select(table => CopyOf(sample[table.Name])));
    }

    // All that the user asks for and that the schema contradicts is told at once.
    private static AskedRules Read(GenerationPlan plan, FitOptions options)
    {
        var problems = options.Columns.Select(entry => entry.Table).Distinct().SelectMany(name => plan.Tables.FirstOrDefault(table => table.Name == name) is { } table
            ? new TableOverrides(table, new ColumnRoles(table, plan.Schema), options).Problems()
            : [$"table {name}: there is no such table to override columns of."]).ToList();
        var asked = AskedRules.Read(plan, options.AddedRules, problems);
        InvalidOptionsException.ThrowIfAny([.. problems]);
        return asked;
    }

    private static Forest[] Train(ForestJob[] jobs, FitOptions options, IProgress<FitProgress>? progress, CancellationToken cancellationToken)
    {
        var forests = new Forest[jobs.Length];
        var done = 0;
        var settings = new ParallelOptions { MaxDegreeOfParallelism = options.Workers, CancellationToken = cancellationToken };
        Parallel.For(0, jobs.Length, settings, () => new TrainerScratch(), (i, _, scratch) =>
        {
            forests[i] = jobs[i].Train(options, scratch, cancellationToken);
            progress?.Report(new FitProgress(Interlocked.Increment(ref done), jobs.Length));
            return scratch;
        }, _ => { });
        return forests;
    }

    // Children first, in the plan's order, then links from synthesized tables: the order in which counts are drawn.
    private static IEnumerable<(TableName Counted, int Link, int[] Counts)> CountsUnder(SourceSample sample, TablePlan table)
    {
        var rows = sample[table.Name].RowCount;
        foreach (var child in sample.Plan.ChildrenOf(table.Name))
        {
            yield return (child.Name, -1, SiblingPositions.CountByParent(sample[child.Name].ParentRows, rows));
        }

        foreach (var other in sample.Plan.Tables.Where(other => other.Mode == TableMode.Synthesize))
        {
            for (var link = 0; link < other.Relations.Links.Count; link++)
            {
                if (other.Relations.Links[link].ReferencedTable == table.Name
                    && LinkDraft.KindOf(sample[other.Name], link, sample) is (LinkKind.Dealt or LinkKind.Tree))
                {
                    yield return (other.Name, link, sample[other.Name].CountUses(link, sample[table.Name]));
                }
            }
        }
    }

    private static CopiedTable CopyOf(SourceTable table)
    {
        var columns = table.Columns.Select(column => ColumnVector.Create(column.Kind, table.RowCount)).ToArray();
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].AppendFrom(table.Columns[i], row);
            }
        }

        return new CopiedTable(table.Plan.Name, columns);
    }
}
