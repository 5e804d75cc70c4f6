using System.Text.RegularExpressions;
using Synth.Engine.Demo.Making;

namespace Synth.Engine.Tests.Demo;

internal static class CustomerRuleChecks
{
    public static RuleCheckTable All { get; } = new()
    {
        ["customer.email-from-name"] = shop => shop["customer"].Select(row => Regex.IsMatch(row.Text("email"), MailPattern(row))),
        ["customer.phone-prefix-from-country"] = shop => RuleChecks.Decides(
            shop["customer"].Where(row => row.Has("phone")), row => row.Text("country_code"), row => row.Text("phone").Split(' ')[0]),
        ["customer.is-adult"] = shop => shop["customer"].Where(row => row.Has("birth_date"))
            .Select(row => row.Date("birth_date").AddYears(18) <= DateOnly.FromDateTime(row.Time("created_at"))),
        ["customer.numbered-in-time"] = shop => RuleChecks.FollowsInOrder(shop["customer"], "customer_id", row => row.Time("created_at")),
        ["address.numbered-from-1"] = shop => RuleChecks.CountsFromOne(shop["address"], "customer_id", "address_no"),
        ["address.one-default"] = shop => shop["customer"]
            .Select(row => shop.Of("address", "customer_id", row.Number("customer_id")).Count(address => address.Flag("is_default")) == 1),
        ["address.default-in-customers-country"] = shop => shop["address"].Where(row => row.Flag("is_default"))
            .Select(row => row.Text("country_code") == OwnerOf(shop, row).Text("country_code")),
        ["address.first-kind-from-company"] = shop => shop["address"].Where(row => row.Number("address_no") == 1)
            .Select(row => row.Text("kind") == (OwnerOf(shop, row).Has("company") ? "work" : "home")),
        ["address.city-decides-country"] = shop =>
            RuleChecks.Decides(shop["address"], row => row.Text("city"), row => row.Text("country_code")),
        ["address.city-decides-postal-prefix"] = shop =>
            RuleChecks.Decides(shop["address"], row => row.Text("city"), row => row.Text("postal_code")[..2]),
    };

    private static ShopRow OwnerOf(ShopRows shop, ShopRow address) => shop.One("customer", "customer_id", address.Number("customer_id"));

    private static string MailPattern(ShopRow row)
    {
        var (first, last) = (AsciiText.Fold(row.Text("first_name")), AsciiText.Fold(row.Text("last_name")));
        return $@"^({first}\.|{first[0]}){last}[0-9]*@";
    }
}
