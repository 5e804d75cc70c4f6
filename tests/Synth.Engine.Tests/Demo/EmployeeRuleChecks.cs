using System.Text.RegularExpressions;
using Synth.Engine.Demo.Making;

namespace Synth.Engine.Tests.Demo;

internal static class EmployeeRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["employee.director-has-no-manager"] = shop => shop["employee"].Select(row => row.Has("manager_id") == (row.Number("level") > 1)),
        ["employee.one-level-below-manager"] = shop => Led(shop)
            .Select(pair => pair.Row.Number("level") == pair.Manager.Number("level") + 1),
        ["employee.department-is-managers"] = shop => Led(shop).Where(pair => pair.Row.Number("level") >= 3)
            .Select(pair => pair.Row.Text("department") == pair.Manager.Text("department")),
        ["employee.title-from-level-and-department"] = shop =>
            RuleChecks.Decides(shop["employee"], row => (row.Number("level"), row.Text("department")), row => row.Text("title")),
        ["employee.title-decides-level"] = shop =>
            RuleChecks.Decides(shop["employee"], row => row.Text("title"), row => row.Number("level")),
        ["employee.salary-in-fifties"] = shop => shop["employee"].Select(row => row.Money("salary") % 50 == 0),
        ["employee.email-from-name"] = shop => shop["employee"].Select(row => Regex.IsMatch(
            row.Text("email"),
            $@"^{AsciiText.Fold(row.Text("first_name"))}\.{AsciiText.Fold(row.Text("last_name"))}[0-9]*@shop\.example$")),
    };

    private static IEnumerable<(ShopRow Row, ShopRow Manager)> Led(ShopRows shop) =>
        shop["employee"]
            .Where(row => row.Has("manager_id"))
            .Select(row => (row, shop.One("employee", "employee_id", row.Number("manager_id"))));
}
