using Synth.Schema;
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
    /// <returns>What was found, and what it says of whole families; null where the table was not attacked.</returns>
    public (TablePrivacy Found, FamilyScores? Families) Measure(TableScope table, CancellationToken cancellationToken)
    {
        var found = new TablePrivacy
        {
            IsCopiedWhole = sides.Copied.Contains(table.Name),
            Leaks = new LeakFinder(sides.Source.Rows, sides.Holdout?.Rows, sides.Synthetic.Rows, input.IsCommonText)
                .Find(table, input.Canaries),
            Attributes = [],
        };

        // What unseen rows repeat whole is a fixed list that is nobody's.
        if (sides.Strangers is not { } strangers || sides.FixedInHoldout.Contains(table.Name))
        {
            return (found, null);
        }

        var own = stream.Derive(table.Name.ToString());
        found = found with
        {
            Copies = CopiedRowsMeter.Measure(table, sides.Members, strangers, sides.Made, own.Derive("copies")),
        };
        return AttackedTable.Of(table, sides.Members, strangers, sides.Made, own, options.AttackRows) is { } attacked
            ? Attack(table.Name, found, attacked, own, cancellationToken)
            : (found, null);
    }

    private (TablePrivacy Found, FamilyScores? Families) Attack(
        TableName name, TablePrivacy found, AttackedTable table, RandomStream own, CancellationToken cancellationToken)
    {
        var attacks = new TableAttacks(table, own.Derive("attacks"), options.AttackRows);
        var families = stream.Derive("families").Derive(sides.AttackedRootOf(name).ToString());
        var scores = new MembershipAttack(table, families, options.AttackRows).Score();
        cancellationToken.ThrowIfCancellationRequested();
        found = found with
        {
            Closest = ClosestRecordsMeter.Measure(table, own.Derive("closest"), options.AttackRows),
            Membership = scores?.Infer(),
            Disclosure = MembershipDisclosureMeter.Measure(table, own.Derive("disclosure"), options.AttackRows),
            Attributes = attacks.InferAttributes(),
            SinglingOut = new SinglingOutAttack(table, own.Derive("singling-out"), options.AttackRows).Run(),
            Linkability = attacks.Link(),
        };
        return (found, scores is null ? null : FamilyScores.Of(name, scores));
    }
}
