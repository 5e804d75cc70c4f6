using System.Collections.Concurrent;
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
    /// <summary>
    /// Fits a model. A function of the sample as a set of rows and of the options, whatever the number of workers, save for the noise that
    /// <see cref="FitOptions.Budget"/> asks for.
    /// </summary>
    /// <param name="sample">The sample; it may be disposed afterwards.</param>
    /// <param name="options">How to fit.</param>
    /// <param name="progress">Told of every forest; may be null.</param>
    /// <param name="cancellationToken">Checked while forests grow.</param>
    /// <exception cref="InvalidOptionsException">An option is out of range, or does not fit the schema.</exception>
    /// <exception cref="UnsupportedSchemaException">Some column's values cannot be made.</exception>
    public static RelationalModel Fit(
        SourceSample sample, FitOptions options, IProgress<FitProgress>? progress, CancellationToken cancellationToken) =>
        Fit(sample, options, new SecretNoise(), progress, cancellationToken);

    /// <summary>Fits a model together with other processes that fit the same sample with the same options.</summary>
    /// <param name="sample">The sample; it may be disposed afterwards.</param>
    /// <param name="options">How to fit. All but <see cref="FitOptions.Workers"/> is what the others have, and there is no budget.</param>
    /// <param name="exchange">Shares the pieces of the fit with the others.</param>
    /// <param name="progress">Told of every forest; may be null.</param>
    /// <param name="cancellationToken">Checked while forests grow.</param>
    /// <returns>The model: the one that this process would fit alone, to the byte.</returns>
    /// <exception cref="InvalidOptionsException">An option is out of range, does not fit the schema, or asks for noise.</exception>
    /// <exception cref="UnsupportedSchemaException">Some column's values cannot be made.</exception>
    public static RelationalModel FitShared(
        SourceSample sample,
        FitOptions options,
        IPieceExchange exchange,
        IProgress<FitProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Budget is not null)
        {
            throw new InvalidOptionsException("A fit with a privacy budget cannot be shared: its noise is no other process's.");
        }

        using var shared = new SharedWork(exchange, options.Workers, cancellationToken);
        return FitTo(sample, options, new FitWorkers(shared, cancellationToken), progress, cancellationToken);
    }

    /// <summary>Fits a model with noise of a source; for tests, which want it the same each time.</summary>
    internal static RelationalModel Fit(
        SourceSample sample, FitOptions options, NoiseSource noise, IProgress<FitProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (options.Budget is null)
        {
            return FitHere(sample, options, progress, cancellationToken);
        }

        var made = PrivateSample.Make(sample, options, noise, cancellationToken);
        using var families = made.Sample;
        return FitHere(families, options with { Columns = made.Columns }, progress, cancellationToken).With(made.Statement);
    }

    /// <summary>Says what the rows of a sample are too few for, without fitting.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="options">How it would be fitted.</param>
    public static ValueList<LearningLimit> FindLimits(SourceSample sample, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return LearningLimits.Of(sample, options).ToValueList();
    }

    private static RelationalModel FitHere(
        SourceSample sample, FitOptions options, IProgress<FitProgress>? progress, CancellationToken cancellationToken) =>
        FitTo(sample, options, new FitWorkers(options.Workers, cancellationToken), progress, cancellationToken);

    private static RelationalModel FitTo(
        SourceSample sample,
        FitOptions options,
        FitWorkers workers,
        IProgress<FitProgress>? progress,
        CancellationToken cancellationToken)
    {
        var plan = sample.Plan;
        var asked = Read(plan, options);
        var fitters = Encode(sample, options, asked, workers);
        var drafts = fitters.ToDictionary(entry => entry.Key, entry => entry.Value.Draft);
        foreach (var draft in drafts.Values)
        {
            draft.SettleLevels();
        }

        foreach (var draft in drafts.Values)
        {
            LinkedKindFitter.Fit(draft, drafts, cancellationToken);
        }

        foreach (var draft in drafts.Values)
        {
            ClusterFitter.Fit(draft, drafts, cancellationToken);
            LinkGapFitter.Fit(draft);
        }

        AgreementSupply.Complete(drafts, plan);
        var siblings = new SiblingFitter(fitters, plan, options, workers);
        siblings.Summarise();
        Dictionary<TableName, Rule[]> rules = [];
        var forests = new ConcurrentDictionary<TableName, Forest[]>();
        var reporter = new ForestReporter(progress, fitters.Values.Sum(fitter => fitter.JobCount));

        // What is largest begins first, so that nothing large is left when all else is done; rules, which nobody can help with, before all.
        Action[] works =
        [
            () => rules = new RuleFinder(sample, drafts, asked).Find(),
            .. fitters.OrderByDescending(entry => entry.Value.Cost)
                .Select(entry => (Action)(() => forests[entry.Key] = Learn(entry.Value))),
        ];
        workers.ForEach(works, work => work());
        var models = workers.Map(
            [.. fitters],
            entry => siblings.Complete(entry.Value.ToModel(forests[entry.Key], rules[entry.Key], RulesBelow(entry.Key))));
        return new RelationalModel(
            plan,
            models,
            plan.Tables.Where(table => table.Mode == TableMode.Copy).Select(table => CopyOf(sample[table.Name])),
            new FitNotes(FindLimits(sample, options), options.ExcludedRules) { RulesUnmet = asked.Unwanted.Unmet });

        (TableName Child, Rule Rule)[] RulesBelow(TableName table) =>
            [.. plan.ChildrenOf(table).SelectMany(child => rules.GetValueOrDefault(child.Name, []).Select(rule => (child.Name, rule)))];

        Forest[] Learn(TableFitter fitter)
        {
            siblings.Choose(fitter);
            return Train([.. fitter.Jobs()], options, workers, reporter);
        }
    }

    // A table's dates may be told as distances from its parent's, so parents are coded first.
    private static Dictionary<TableName, TableFitter> Encode(SourceSample sample, FitOptions options, AskedRules asked, FitWorkers workers)
    {
        var plan = sample.Plan;
        var done = new Dictionary<TableName, TableFitter>();
        TablePlan[] waiting = [.. plan.Tables.Where(table => table.Mode == TableMode.Synthesize)];
        while (waiting.Length > 0)
        {
            TablePlan[] next =
                [.. waiting.Where(table => table.Relations.PrimaryParent is not { } key || done.ContainsKey(key.ReferencedTable))];
            foreach (var (table, fitter) in next.Zip(workers.Map(next, EncodeTable)))
            {
                done.Add(table.Name, fitter);
            }

            waiting = [.. waiting.Except(next)];
        }

        return plan.Tables.Where(table => done.ContainsKey(table.Name)).ToDictionary(table => table.Name, table => done[table.Name]);

        TableFitter EncodeTable(TablePlan table)
        {
            var parent = table.Relations.PrimaryParent is { } key ? done[key.ReferencedTable].Draft : null;
            var fitter = new TableFitter(sample[table.Name], parent, plan, options, asked);
            fitter.Encode(sample.CountsUnder(table), sample);
            return fitter;
        }
    }

    // All that the user asks for and that the schema contradicts is told at once.
    private static AskedRules Read(GenerationPlan plan, FitOptions options)
    {
        var problems = options.Columns.Select(entry => entry.Table).Distinct()
            .SelectMany(name => plan.Tables.FirstOrDefault(table => table.Name == name) is { } table
            ? new TableOverrides(table, new ColumnRoles(table, plan.Schema), options).Problems()
            : [$"table {name}: there is no such table to override columns of."]).ToList();
        var asked = AskedRules.Read(plan, options, problems);
        InvalidOptionsException.ThrowIfAny([.. problems]);
        return asked;
    }

    private static Forest[] Train(ForestJob[] jobs, FitOptions options, FitWorkers workers, ForestReporter reporter)
    {
        var forests = new Forest[jobs.Length];
        workers.ForEach([.. jobs.Index().OrderByDescending(job => job.Item.Cost)], job =>
        {
            forests[job.Index] = workers.Train(job.Item, options);
            reporter.Advance();
        });
        return forests;
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

    private sealed class ForestReporter(IProgress<FitProgress>? progress, int total)
    {
        private int done;

        public void Advance() => progress?.Report(new FitProgress(Interlocked.Increment(ref done), total));
    }
}
