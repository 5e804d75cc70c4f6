using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Finds the rules that the source's rows keep, without knowing which the model found, and asks the synthetic rows for them. What unseen
/// rows do not keep was an accident of the source and is dropped.
/// </summary>
/// <param name="sides">The populations.</param>
/// <param name="seed">The key of the random choices.</param>
internal sealed class RuleMeter(Sides sides, long seed)
{
    private const double ConfirmedShare = 0.99;
    private const int MinConfirmingRows = 20;

    private readonly RuleSieve sieve = new(sides.Source.Rows, RandomStream.FromSeed(seed).Derive("rules"));

    /// <summary>The rules about the rows of a table, and about the keys that lead up from it.</summary>
    public ValueList<RuleOutcome> Measure(TableScope table, CancellationToken cancellationToken)
    {
        if (sides.Source.Rows.RowsOf(table.Name).Length < RuleSieve.MinRows)
        {
            return [];
        }

        var found = new List<RuleOutcome>();
        foreach (var rule in Find(table))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Ask(rule) is { } outcome)
            {
                found.Add(outcome);
            }
        }

        return found.ToValueList();
    }

    private IEnumerable<SourceRule> Find(TableScope table)
    {
        var keys = sides.Source.Rows.Data.Scope.ForeignKeys().Where(entry => entry.Child.Name == table.Name).ToArray();
        var own = sides.Fixed.Contains(table.Name)
            ? []
            : new RowRuleMiner(sieve).Find(table).Concat(new ArithmeticMiner(sieve).Find(table));
        return own
            .Concat(keys.SelectMany(entry => new KeyRuleMiner(sieve).Find(table, entry.Number, entry.Key)))
            .Concat(keys.Where(entry => entry.Key.ReferencedTable != table.Name && !sides.Fixed.Contains(entry.Key.ReferencedTable))
                .SelectMany(entry => new TotalMiner(sieve).Find(table, entry.Number, entry.Key)));
    }

    private RuleOutcome? Ask(SourceRule rule)
    {
        var unseen = sides.Holdout is { } holdout ? rule.AskOf(holdout.Rows) : default;
        if (unseen.Rows >= MinConfirmingRows && unseen.Share < ConfirmedShare)
        {
            return null;
        }

        var made = rule.AskOf(sides.Synthetic.Rows);
        return new RuleOutcome(rule.Table, rule.Text, made.Share, made.Rows)
        {
            Ceiling = unseen.Rows >= MinConfirmingRows
                ? unseen.Share
                : null
        };
    }
}
