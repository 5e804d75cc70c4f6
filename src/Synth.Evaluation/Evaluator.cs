using System.Diagnostics;
using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Evaluates a synthetic database against its source.</summary>
public static class Evaluator
{
    /// <summary>
    /// Measures everything and asks the gates. The figures are a function of the rows and the options, whatever the number of workers.
    /// </summary>
    /// <param name="input">What is evaluated.</param>
    /// <param name="progress">Told of tables and keys done, of all; may be null.</param>
    /// <param name="cancellationToken">Checked often.</param>
    public static EvaluationReport Evaluate(EvaluationInput input,
        IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var start = Stopwatch.GetTimestamp();
        var broken = IntegrityMeter.Check(input.Synthetic);
        var sides = Sides.Of(input, cancellationToken);
        if (input.ReleasesRows)
        {
            // The rows as they were read, and what resolved their links, would otherwise stand beside what the metrics need.
            ManagedHeap.Compact();
        }

        var rows = sides.Source.Rows;
        var options = input.Options.FittedTo(input.Source.Scope.Tables.Select(table => rows.RowsOf(table.Name).Length));
        var jobs = new EvaluationJobs(sides, input with { Options = options });
        jobs.Run(progress, cancellationToken);
        var (tables, keys, rules) = (jobs.Tables(), jobs.Keys(), jobs.Rules());
        var families = jobs.Families();
        var figures = FigureCollector.Collect(tables, keys, broken, rules, families);
        var gates = input.Gates.Select(gate => GateResult.Of(gate, figures)).ToValueList();
        return new EvaluationReport
        {
            Holdout = sides.Kind,
            Options = options,
            Tables = tables,
            Keys = keys,
            Broken = broken,
            Rules = rules,
            Families = families,
            Figures = figures,
            Gates = gates,
            Verdict = VerdictWriter.Write(sides.Kind, tables, rules, figures, gates),
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }
}
