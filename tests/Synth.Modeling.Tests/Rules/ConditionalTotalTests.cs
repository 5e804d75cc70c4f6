using System.Globalization;
using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Rules.RuleAssert;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Rules;

/// <summary>A row may sum up some of the rows below it, or of those that link to it: what is not paid, what took place.</summary>
public sealed class ConditionalTotalTests
{
    private const int Members = 150;
    private const int Desks = 40;
    private static readonly RandomStream Random = RandomStream.FromSeed(17);

    [Fact]
    public void What_sums_up_some_of_the_rows_is_found_and_right()
    {
        var model = Library(isTotal: true).Fit();
        Contains(
            model,
            "members.balance = sum(fines.amount when fines.status = 'open')",
            "members.waived = count(fines when fines.status = 'waived')",
            "desks.taken = sum(fines.amount when fines.status <> 'waived')");
        Assert.Contains(model.Rules, rule => rule.Name.StartsWith("members.last_paid = max(fines.paid when ", StringComparison.Ordinal));
        Check(model);
    }

    [Fact]
    public void Numbers_that_sum_up_nothing_are_no_totals() => Assert.DoesNotContain(
        Library(isTotal: false).Fit().Rules, rule => rule.Kind == RuleKind.Aggregate);

    [Fact]
    public void A_total_of_some_rows_is_turned_off_and_asked_for_by_its_name()
    {
        string[] rules =
        [
            "members.balance = sum(fines.amount when fines.paid is null)",
            "members.waived = count(fines when fines.status = 'waived')",
            "desks.taken = sum(fines.amount when fines.status <> 'waived')",
        ];
        var without = Library(isTotal: true).Fit(SourceDatabase.QuickFit with { ExcludedRules = [.. rules] });
        Assert.DoesNotContain(without.Rules, rule => rules.Contains(rule.Name));
        var model = Library(isTotal: false).Fit(SourceDatabase.QuickFit with { AddedRules = [.. rules] });
        Contains(model, rules);
        var synthetic = SyntheticDatabase.Generate(model, new SampleOptions(3));
        var fines = synthetic.RowsOf("fines").ToLookup(row => Long(row[1]));
        Assert.All(synthetic.RowsOf("members"), row =>
            Assert.Equal(fines[Long(row[0])].Where(fine => fine[5] is null).Sum(fine => Long(fine[3])), Long(row[1])));
    }

    [Fact]
    public void What_tells_whether_there_is_a_date_tells_the_date()
    {
        const int Jobs = 300;
        const long Minute = TimeSpan.TicksPerMinute;
        var events = new List<object?[]>();
        var jobs = new List<object?[]>();
        for (var job = 0; job < Jobs; job++)
        {
            var draws = Random.Derive(60_000 + job);
            var at = (738_000 * TimeSpan.TicksPerDay) + (job * 90 * Minute);
            var reported = at;
            string[] kinds = draws.Below(0, 5) switch { 0 => ["reported"], 1 => ["reported", "rejected"], _ => ["reported", "approved"] };
            foreach (var kind in kinds)
            {
                events.Add([events.Count, job, kind, at]);
                at += (kind == kinds[^1] ? 0 : 1 + draws.Below(1, 900)) * Minute;
            }

            jobs.Add([job, reported, kinds[^1] == "approved" ? at : null]);
        }

        var (key, time) = (new IntegerType(32), new TimestampType(0, false));
        var model = SourceDatabase.Of(
            (Table("jobs", Required("id", key), Required("reported_at", time), Nullable("approved_at", time)).WithKey("id"), jobs),
            (Table("events", Required("id", key), Required("job_id", key), Required("kind", new TextType(10)), Required("at", time))
                .WithKey("id").WithForeignKey("jobs", ("job_id", "id")), events)).Fit();
        Assert.Contains(model.Rules, rule => rule.Name.StartsWith("jobs.approved_at = ", StringComparison.Ordinal)
            && rule.Name.EndsWith("(events.at when events.kind = 'approved')", StringComparison.Ordinal));
        Holds(model, "jobs", (row, synthetic) => Assert.Equal(
            synthetic.RowsOf("events").Where(entry => entry[1]!.Equals(row[0]) && (string)entry[2]! == "approved")
                .Select(entry => (long?)entry[3]).FirstOrDefault(),
            (long?)row[2]));
    }

    [Fact]
    public void A_condition_survives_the_model_file()
    {
        var model = Library(isTotal: true).Fit();
        using var file = new MemoryStream();
        ModelFile.Write(model, file);
        file.Position = 0;
        Assert.Equal(model.Rules, ModelFile.Read(file).Rules);
    }

    private static void Contains(RelationalModel model, params IEnumerable<string> names) =>
        Assert.Superset(names.ToHashSet(), model.Rules.Select(rule => rule.Name).ToHashSet());

    private static void Check(RelationalModel model)
    {
        Holds(model, "members", (row, synthetic) =>
        {
            var fines = synthetic.RowsOf("fines").Where(fine => fine[1]!.Equals(row[0])).ToArray();
            Assert.Equal(fines.Where(fine => fine[5] is null).Sum(fine => Long(fine[3])), Long(row[1]));
            Assert.Equal(fines.Count(fine => (string)fine[4]! == "waived"), Long(row[2]));
            Assert.Equal(fines.Where(fine => (string)fine[4]! == "paid").Max(fine => (long?)fine[5]), (long?)row[3]);
        });
        Holds(model, "desks", (row, synthetic) => Assert.Equal(
            synthetic.RowsOf("fines").Where(fine => fine[2]!.Equals(row[0]) && (string)fine[4]! != "waived").Sum(fine => Long(fine[3])),
            Long(row[1])));
    }

    // Members with none to twelve fines, which are taken at desks; three in ten are open, four in ten are waived.
    private static SourceDatabase Library(bool isTotal)
    {
        var fines = new List<object?[]>();
        for (var member = 0; member < Members; member++)
        {
            for (var i = 0; i < Random.Below(member, 13); i++)
            {
                var number = fines.Count;
                var status = Random.Below(1000 + number, 10) switch { < 3 => "open", < 7 => "waived", _ => "paid" };
                fines.Add(
                [
                    number, member, Random.Below(2000 + number, Desks), 1 + Random.Below(3000 + number, 400), status,
                    status == "open" ? null : (object)(738_000L + Random.Below(4000 + number, 900)),
                ]);
            }
        }

        object Either(object total, int bits, int most) => isTotal ? total : Random.Below(bits, most);
        return SourceDatabase.Of(
            (Table("members", Required("id", new IntegerType(32)), Required("balance", new IntegerType(32)),
                Required("waived", new IntegerType(32)), Nullable("last_paid", new DateType())).WithKey("id"),
                Enumerable.Range(0, Members).Select(member =>
                {
                    var own = fines.Where(fine => (int)fine[1]! == member).ToArray();
                    return new object?[]
                    {
                        member, Either(own.Where(fine => fine[5] is null).Sum(Amount), 10_000 + member, 900),
                        Either(own.Count(fine => (string)fine[4]! == "waived"), 20_000 + member, 4),
                        isTotal ? own.Where(fine => (string)fine[4]! == "paid").Max(fine => (long?)fine[5]) : 738_000L + (member % 90),
                    };
                })),
            (Table("desks", Required("id", new IntegerType(32)), Required("taken", new IntegerType(32))).WithKey("id"),
                Enumerable.Range(0, Desks).Select(desk => new object?[]
                {
                    desk,
                    Either(
                        fines.Where(fine => fine[2]!.Equals((long)desk) && (string)fine[4]! != "waived").Sum(Amount), 30_000 + desk, 4000),
                })),
            (Table("fines", Required("id", new IntegerType(32)), Required("member_id", new IntegerType(32)),
                Required("desk_id", new IntegerType(32)), Required("amount", new IntegerType(32)),
                Required("status", new TextType(10)), Nullable("paid", new DateType())).WithKey("id")
                .WithForeignKey("members", ("member_id", "id")).WithForeignKey("desks", ("desk_id", "id")),
                fines));
    }

    private static long Amount(object?[] fine) => Convert.ToInt64(fine[3], CultureInfo.InvariantCulture);
}
