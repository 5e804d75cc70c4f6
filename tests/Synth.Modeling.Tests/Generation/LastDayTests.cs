using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>What is counted from a parent's date ends with the source, and not all of it on its last day.</summary>
public sealed class LastDayTests
{
    private const int Members = 400;
    private const int Days = 1000;

    private static readonly int First = new DateOnly(2022, 3, 1).DayNumber;
    private static readonly RandomStream Random = RandomStream.FromSeed(11);

    private static readonly Table Joined =
        Table("members", Required("id", new IntegerType(32)), Required("joined", new DateType())).WithKey("id");

    private static readonly Table Visits = Table(
        "visits", Required("id", new IntegerType(32)), Required("member_id", new IntegerType(32)), Required("day", new DateType()))
        .WithKey("id").WithForeignKey("members", ("member_id", "id"));

    [Fact]
    public void Siblings_after_a_parent_end_with_the_source_and_not_all_on_one_day()
    {
        var source = VisitRows().ToArray();
        var model = SourceDatabase.Of((Joined, MemberRows()), (Visits, source)).Fit();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var visits = SyntheticDatabase.Generate(model, new SampleOptions(seed)).RowsOf("visits").ToArray();
            Assert.InRange(visits.Max(visit => (long)visit[2]!), First + Days - 30, First + Days + 30);
            Assert.InRange(MostOnOneDay(visits), 1, 3 * MostOnOneDay(source));
        }
    }

    private static int MostOnOneDay(object?[][] visits) => visits.CountBy(visit => visit[2]!).Max(entry => entry.Value);

    private static int JoinedOn(int member) => (int)Random.Below(member, Days);

    private static IEnumerable<object?[]> MemberRows() =>
        Enumerable.Range(0, Members).Select(member => new object?[] { member, First + JoinedOn(member) });

    private static IEnumerable<object?[]> VisitRows()
    {
        var id = 0;
        for (var member = 0; member < Members; member++)
        {
            var steps = Random.Derive(member);
            var day = JoinedOn(member);
            for (var i = 0; (day += 10 + (int)steps.Below(i, 60)) < Days; i++)
            {
                yield return [id++, member, First + day];
            }
        }
    }
}
