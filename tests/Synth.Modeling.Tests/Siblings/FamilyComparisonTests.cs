using CsCheck;
using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Siblings;

/// <summary>Laws of the measures by which ways to make siblings are judged, on families of any sizes and levels.</summary>
public sealed class FamilyComparisonTests
{
    private static readonly Gen<(int Seed, int[] Sizes)> AnyFamilies = Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 4].Array[60, 100]);

    [Fact]
    public void Families_cannot_be_told_from_themselves() => AnyFamilies.Sample(
        families =>
        {
            var (comparison, source, sample, cuts) = Prepare(families.Seed, families.Sizes);
            Assert.Equal(0.5, comparison.Families(sample, source, source, cuts), 9);
            Assert.Equal(0.5, comparison.Rows(sample, source, source), 9);
        },
        iter: 8);

    [Fact]
    public void Families_at_one_level_are_told_from_those_at_their_own() => AnyFamilies.Sample(
        families =>
        {
            var (comparison, source, sample, _) = Prepare(families.Seed, families.Sizes);
            var moved = Moved(source, (code, _) => 1 + (code / 8));
            Assert.InRange(comparison.Families(sample, source, moved, comparison.CutsOf(source, moved)), 0.8, 1);
            Assert.InRange(comparison.Rows(sample, source, moved), 0.8, 1);
        },
        iter: 8);

    [Fact]
    public void Nearer_to_the_one_is_farther_from_the_other() => Gen.Select(AnyFamilies, Gen.Int[1, 40], Gen.Int[1, 40]).Sample(
        (families, first, second) =>
        {
            var (comparison, source, _, cuts) = Prepare(families.Seed, families.Sizes);
            var one = Moved(source, (code, count) => Math.Min(code + first, count - 1));
            var other = Moved(source, (code, _) => Math.Max(code - second, 1));
            Assert.Equal(1, comparison.Nearer(source, one, other, cuts) + comparison.Nearer(source, other, one, cuts), 9);
            Assert.InRange(comparison.Nearer(one, one, other, cuts), 0.5, 1);
            Assert.Equal(0.5, comparison.Nearer(source, one, one, cuts), 9);
        },
        iter: 8);

    // Values that are missing stay so.
    private static TableBlock Moved(TableBlock block, Func<int, int, int> move)
    {
        var model = block.Skeleton.Model;
        byte[] Move(byte[] codes, int binCount) => Array.ConvertAll(codes, code => code == 0 ? code : (byte)move(code, binCount));
        return new TableBlock
        {
            Skeleton = block.Skeleton,
            Begin = block.Begin,
            Length = block.Length,
            Parents = block.Parents,
            Parent = block.Parent,
            Features =
            [
                .. block.Features.Take(model.StructureFeatureCount),
                .. model.Variables.Select((variable, i) => Move(block.Codes(i), variable.Variable.BinCount)),
            ],
            Uses = [],
        };
    }

    // Customers, each at a level of their own, and their purchases.
    private static (FamilyComparison Comparison, TableBlock Source, FamilySample Sample, double[][] Cuts) Prepare(int seed, int[] sizes)
    {
        var bits = RandomStream.FromSeed(seed);
        var parents = Table("customers", Required("id", new IntegerType(32))).WithKey("id");
        var children = Table(
            "purchases",
            Required("id", new IntegerType(32)),
            Required("customer_id", new IntegerType(32)),
            Required("amount", new IntegerType(32)))
            .WithKey("id").WithForeignKey("customers", ("customer_id", "id"));
        var owners = sizes.SelectMany((size, customer) => Enumerable.Repeat(customer, size)).ToArray();
        var database = SourceDatabase.Of(
            (parents, sizes.Select((_, id) => new object?[] { id })),
            (children, owners.Select((owner, id) =>
                new object?[] { id, owner, (int)((bits.Below(owner, 40) * 50) + bits.Below(1_000 + id, 50)) })));
        using var sample = database.Sample();
        var asked = AskedRules.Read(sample.Plan, SourceDatabase.QuickFit, []);
        var root = new TableFitter(sample[parents.Name], null, sample.Plan, SourceDatabase.QuickFit, asked);
        root.Encode([(children.Name, -1, sizes)], sample);
        var fitter = new TableFitter(sample[children.Name], root.Draft, sample.Plan, SourceDatabase.QuickFit, asked);
        fitter.Encode([], sample);
        var all = FamilySample.Of(sample[children.Name], bits, int.MaxValue, _ => true);
        var token = TestContext.Current.CancellationToken;
        var (model, ancestors) = fitter.Learn(SiblingModel.Independent, all.Rows, null, new FitWorkers(1, token));
        var rollout = new SiblingRollout(fitter.Draft, ancestors);
        var comparison = new FamilyComparison(rollout, model, [], token);
        var source = rollout.Source(model, all.Rows);
        return (comparison, source, all, comparison.CutsOf(source));
    }
}
