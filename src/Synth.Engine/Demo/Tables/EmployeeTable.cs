using Synth.Engine.Demo.Rows;

namespace Synth.Engine.Demo.Tables;

/// <summary>Who works for the shop.</summary>
internal static class EmployeeTable
{
    public static IShopTable Employee() => new ShopTableBuilder<Employee>("employee", shop => shop.Employees)
        .Numbered("employee_id", employee => employee.Id)
        .Integer("manager_id", employee => employee.ManagerId, nullable: true, bits: 64)
        .Integer("level", employee => employee.Level, bits: 16).Comment("1 for the director, 4 for those who lead nobody.")
        .Text("department", 40, employee => employee.Department)
        .Text("title", 60, employee => employee.Title)
        .Text("first_name", 60, employee => employee.FirstName)
        .Text("last_name", 60, employee => employee.LastName)
        .Text("email", 160, employee => employee.Email)
        .Decimal("salary", 10, 2, employee => employee.Salary).Comment("Per month, in the currency of the head office.")
        .Date("hired_on", employee => employee.HiredOn)
        .Unique("email")
        .References("employee", [("manager_id", "employee_id")])
        .Check("level", "level BETWEEN 1 AND 4")
        .Check("salary", "salary > 0")
        .Build();
}
