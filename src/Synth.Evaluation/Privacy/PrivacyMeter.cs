using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Measures what the synthetic rows of tables give away.</summary>
/// <param name="sides">The populations.</param>
/// <param name="input">The budget, texts that were planted in the source, and those that are anybody's.</param>
internal sealed class PrivacyMeter(Sides sides, EvaluationInput input)
{
    private readonly EvaluationOptions options = input.Options;
    private readonly RandomStream stream = RandomStream.FromSeed(input.Options.Seed).Derive("privacy");

    /// <summary>Measures a table that is no reference table.</summary>
    public TablePrivacy Measure(TableScope table, CancellationToken cancellationToken)
    {
        var found = new TablePrivacy
        {
            IsCopiedWhole = sides.Copied.Contains(table.Name),
            Leaks = new LeakFinder(sides.Source.Rows, sides.Holdout?.Rows, sides.Synthetic.Rows, input.IsCommonText).Find(table, input.Canaries),
            Attributes = [],
        };

        // What unseen rows repeat whole is a fixed list that is nobody's.
        if (sides.Holdout is not { } holdout || sides.FixedInHoldout.Contains(table.Name))
        {
            return found;
        }

        var own = stream.Derive(table.Name.ToString());
        found = found with { Copies = CopiedRowsMeter.Measure(table, sides.Source.Rows, holdout.Rows, sides.Synthetic.Rows, own.Derive("copies")) };
        return AttackedTable.Of(table, sides.Source.Rows, holdout.Rows, sides.Synthetic.Rows, own, options.AttackRows) is { } attacked
            ? Attack(found, attacked, own, cancellationToken)
            : found;
    }

    private TablePrivacy Attack(TablePrivacy found, AttackedTable table, RandomStream own, CancellationToken cancellationToken)
    {
        var attacks = new TableAttacks(table, own.Derive("attacks"), options.AttackRows);
        var (members, controls) = MembershipAttack.Score(table, own.Derive("membership"), options.AttackRows);
        cancellationToken.ThrowIfCancellationRequested();
        return found with
        {
            Closest = ClosestRecordsMeter.Measure(table, own.Derive("closest"), options.AttackRows),
            Membership = MembershipInference.Of(members, controls),
            Disclosure = MembershipDisclosureMeter.Measure(table, own.Derive("disclosure"), options.AttackRows),
            Attributes = attacks.InferAttributes(),
            SinglingOut = new SinglingOutAttack(table, own.Derive("singling-out"), options.AttackRows).Run(),
            Linkability = attacks.Link(),
        };
    }
}
