using Synth.Data;
using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes the hierarchy of employees, managers before those they lead.</summary>
internal sealed class EmployeeMaker(RandomStream stream, People people)
{
    private static readonly string[] DepartmentNames = ["Sales", "Logistics", "Customer service", "Finance"];

    private readonly List<Employee> employees = [];
    private readonly Dictionary<string, int> takenNames = [];

    /// <summary>The employees in order of their keys.</summary>
    /// <param name="count">How many; there are never fewer than one of each level and department.</param>
    public IReadOnlyList<Employee> Make(int count)
    {
        var director = Hire(null, "Management");
        var heads = DepartmentNames.Select(department => Hire(director, department)).ToArray();
        var leadsPerHead = Math.Max(1, count / 24);
        var leads = heads.SelectMany(head => Enumerable.Range(0, leadsPerHead).Select(_ => Hire(head, head.Department))).ToArray();
        for (var i = 0; employees.Count < count || i < leads.Length; i++)
        {
            // Half of them are spread evenly, half go where the first leads are: to Sales, which is the largest department.
            var lead = i % 2 == 0 ? leads[i / 2 % leads.Length] : new Draws(stream.Derive("lead").Derive(i)).PickEarly(leads);
            Hire(lead, lead.Department);
        }

        return employees;
    }

    private Employee Hire(Employee? manager, string department)
    {
        var id = employees.Count + 1;
        var draws = new Draws(stream.Derive(id));
        var level = (manager?.Level ?? 0) + 1;
        var (first, last) = people.FullName(draws.Chance(0.8) ? "de" : "en_GB", draws.Chance(0.5), draws);
        var employee = new Employee
        {
            Id = id,
            ManagerId = manager?.Id,
            Level = level,
            Department = department,
            Title = Title(level, department),
            FirstName = first,
            LastName = last,
            Email = AsciiText.MakeUnique($"{AsciiText.Fold(first)}.{AsciiText.Fold(last)}", takenNames) + "@shop.example",
            Salary = 50 * Math.Round((decimal)draws.LogNormal(Salary(level, department), 0.08) / 50),
            HiredOn = manager is null ? new DateOnly(2015, 3, 2) : HireDate(draws, manager),
        };
        employees.Add(employee);
        return employee;
    }

    private static string Title(int level, string department) => (level, department) switch
    {
        (1, _) => "Managing director",
        (2, _) => $"Head of {department.ToLowerInvariant()}",
        (3, _) => $"Team lead {department.ToLowerInvariant()}",
        (_, "Sales") => "Sales assistant",
        (_, "Logistics") => "Warehouse clerk",
        (_, "Finance") => "Accountant",
        _ => "Service agent",
    };

    private static double Salary(int level, string department) =>
        level switch { 1 => 11000, 2 => 7200, 3 => 4800, _ => 3000 } * (department == "Finance" ? 1.15 : 1.0);

    /// <summary>Mostly after the manager; leads and above before the shop opened, so that somebody serves its first customers.</summary>
    private static DateOnly HireDate(Draws draws, Employee manager)
    {
        var opening = DateOnly.FromDateTime(ShopCalendar.Opening);
        var date = draws.Chance(0.08)
            ? manager.HiredOn.AddDays(-draws.Below(300))
            : manager.HiredOn.AddDays(draws.Below(manager.Level < 3 ? 900 : 2400));
        return manager.Level < 3 && date > opening ? opening.AddDays(-1 - draws.Below(200)) : date;
    }
}
