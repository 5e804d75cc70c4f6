using Synth.Testing;
using static Synth.Benchmarks.Structures.StructureColumns;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Employees of many columns with three child tables that tell of one thing: who is able is reviewed well year by year, is paid more and
/// more, and is seldom absent. The row above sums up what is below.
/// </summary>
internal static class AgreeingChildren
{
    private static readonly string[] Departments = ["sales", "service", "plant", "research", "office"];
    private static readonly string[] Degrees = ["none", "trade", "bachelor", "master", "doctor"];
    private static readonly string[] Reasons = ["illness", "child", "training", "other"];

    public static Structure Structure { get; } = new(
        "employees",
        700,
        [
            SchemaBuilder.Table(
                "employee",
                Id,
                Date("born"),
                Date("hired"),
                Text("department", 12),
                Text("degree", 12),
                Integer("grade"),
                Amount("first_salary"),
                Amount("salary"),
                Real("mean_score").OrNull(),
                Integer("absent_days"),
                Flag("is_manager"),
                Integer("weekly_hours"),
                Real("commute_km")).WithKey("id"),
            SchemaBuilder.Table(
                "salary_change", Id, Integer("employee_id"), Date("since"), Amount("amount"), Integer("raise_percent").OrNull())
                .WithKey("id").WithForeignKey("employee", ("employee_id", "id")),
            SchemaBuilder.Table("review", Id, Integer("employee_id"), Integer("year"), Integer("score"), Flag("is_promoted"))
                .WithKey("id").WithUnique("employee_id", "year").WithForeignKey("employee", ("employee_id", "id")),
            SchemaBuilder.Table(
                "absence", Id, Integer("employee_id"), Date("from_day"), Date("to_day"), Integer("days"), Text("reason", 12))
                .WithKey("id").WithForeignKey("employee", ("employee_id", "id")),
        ],
        Write);

    private static void Write(FamilyWriter family)
    {
        var (ability, degree) = (family.Normal(), family.Below(5));
        var hired = Day(2016, 1, 1) + family.Below(2500);
        var years = (int)((Day(2024, 12, 31) - hired) / 365);
        var salary = Math.Round((2400 + (450 * degree) + (250 * ability) + (200 * family.Normal())) / 10) * 10;
        var (first, promotions) = (salary, 0);
        var salaries = new List<(long Since, double Amount, int? Raise)> { (hired, salary, null) };
        var reviews = new List<(int Year, int Score, bool IsPromoted)>();
        for (var year = 1; year <= years; year++)
        {
            var score = (int)Math.Clamp(Math.Round(3 + ability + (0.5 * family.Normal())), 1, 5);
            var isPromoted = score >= 4 && family.Happens(0.3);
            promotions += isPromoted ? 1 : 0;
            reviews.Add((DateOnly.FromDayNumber((int)hired).Year + year, score, isPromoted));
            var raise = (isPromoted ? 6 : 0) + score - 1;
            if (raise > 1)
            {
                salary = Math.Round(salary * (100 + raise) / 1000) * 10;
                salaries.Add((hired + (365 * year), salary, raise));
            }
        }

        var absences = new List<(long From, int Days, string Reason)>();
        for (var left = family.Geometric(Math.Clamp(2.5 - ability, 0.4, 5)); left > 0; left--)
        {
            var from = hired + 1 + family.Below((int)(Day(2024, 12, 1) - hired));
            absences.Add((from, 1 + family.Geometric(3), family.Pick<string>(Reasons, 1.8)));
        }

        var employee = family.Add(
            "employee",
            hired - (365 * (20 + degree)) - family.Below(9000),
            hired,
            family.Pick<string>(Departments, 1.2),
            Degrees[degree],
            1 + degree + promotions,
            Cents(first),
            Cents(salary),
            reviews.Count == 0 ? null : Math.Round(reviews.Average(review => review.Score), 2),
            absences.Sum(absence => absence.Days),
            promotions > 1,
            family.Happens(0.8) ? 40 : 20 + (5 * family.Below(4)),
            Math.Round(family.LogNormal(12, 0.8), 1));
        salaries.ForEach(change => family.Add("salary_change", employee, change.Since, Cents(change.Amount), change.Raise));
        reviews.ForEach(review => family.Add("review", employee, review.Year, review.Score, review.IsPromoted));
        foreach (var (begin, days, reason) in absences.OrderBy(absence => absence.From))
        {
            family.Add("absence", employee, begin, begin + days - 1, days, reason);
        }
    }
}
