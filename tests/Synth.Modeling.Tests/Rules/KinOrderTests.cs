using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>Readings of a patient, most of them during one of the patient's stays, a few together.</summary>
public sealed class KinOrderTests
{
    private const int Patients = 150;
    private const int Stays = 3;
    private const int Readings = 6;
    private const int FirstDay = 735_000;

    private static readonly RandomStream Random = RandomStream.FromSeed(37);

    [Fact]
    public void Readings_are_taken_during_the_stay_that_they_lead_to()
    {
        var model = Source().Fit();
        Assert.Superset(
            new HashSet<string> { "readings.taken >= stays.began", "readings.taken <= stays.ended" },
            model.Rules.Select(rule => rule.Name).ToHashSet());
        Holds(model, "readings", (row, synthetic) =>
        {
            if (row[2] is { } stay)
            {
                var (patient, began, ended) = StayOf(synthetic, stay);
                Assert.Equal(row[1], patient);
                Assert.InRange(Long(row[3]), began, ended);
            }
        });
    }

    [Fact]
    public void What_moves_into_a_stay_stays_together()
    {
        var synthetic = SyntheticDatabase.Generate(Source().Fit(), new SampleOptions(2));
        var groups = synthetic.RowsOf("readings").Where(row => row[2] is not null).GroupBy(row => row[2], row => Long(row[3]))
            .Where(group => group.Count() > 2).ToArray();

        // In the source readings of a stay are within two of its thirty days, so that half a stay lies between two that are apart.
        Assert.True(groups.Average(group => group.Max() - group.Min()) < 9);
    }

    private static (object? Patient, long Began, long Ended) StayOf(SyntheticDatabase synthetic, object stay)
    {
        var row = synthetic.RowsOf("stays").Single(other => stay.Equals(other[0]));
        return (row[1], Long(row[2]), Long(row[3]));
    }

    private static long Long(object? value) => Assert.IsType<long>(value);

    private static SourceDatabase Source()
    {
        var stays = Enumerable.Range(0, Patients * Stays).Select(id => new object?[]
        {
            id, id / Stays, Began(id), Began(id) + 30,
        });
        var readings = Enumerable.Range(0, Patients * Stays * Readings).Select(id =>
        {
            var stay = id / Readings;
            var isApart = id % 13 == 0;
            var day = isApart ? Began(stay) + 40 : Began(stay) + Random.Derive(stay).Below(1, 28) + Random.Below(id, 3);
            return new object?[] { id, stay / Stays, isApart ? null : stay, day };
        });
        return SourceDatabase.Of(
            (Table("patients", Required("id", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Patients).Select(id => new object?[] { id })),
            (Table("stays", Required("id", new IntegerType(32)), Required("patient_id", new IntegerType(32)),
                    Required("began", new DateType()), Required("ended", new DateType()))
                .WithKey("id").WithForeignKey("patients", ("patient_id", "id")), stays),
            (Table("readings", Required("id", new IntegerType(32)), Required("patient_id", new IntegerType(32)),
                    Nullable("stay_id", new IntegerType(32)), Required("taken", new DateType()))
                .WithKey("id").WithForeignKey("patients", ("patient_id", "id")).WithForeignKey("stays", ("stay_id", "id")), readings));

        static long Began(int stay) => FirstDay + (Random.Derive(stay / Stays).Below(0, 2000)) + (stay % Stays * 400)
            + Random.Derive(stay).Below(0, 200);
    }
}
