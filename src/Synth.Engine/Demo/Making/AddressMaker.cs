using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes the one to three addresses of a customer; one of them, in the customer's country, is the default.</summary>
internal sealed class AddressMaker(People people)
{
    public IReadOnlyList<Address> Make(Draws draws, Customer customer, Market home)
    {
        var count = 1 + draws.Weighted(3, i => i switch { 0 => 0.55, 1 => customer.Company is null ? 0.33 : 0.6, _ => 0.12 });
        var chosen = draws.Chance(0.8) ? 1 : 1 + draws.Below(count);
        return [.. Enumerable.Range(1, count).Select(number => MakeOne(draws, customer, home, number, number == chosen))];
    }

    private Address MakeOne(Draws draws, Customer customer, Market home, int number, bool isDefault)
    {
        var market = isDefault || draws.Chance(0.93) ? home : draws.Pick(Markets.All);
        var city = draws.PickEarly(market.Cities);
        return new Address(
            customer.Id, number, Kind(draws, customer, number), people.Of(market.Locale, draws).Address.StreetAddress(), city.Name,
            draws.Fill(city.PostalPattern), market.CountryCode, isDefault);
    }

    private static string Kind(Draws draws, Customer customer, int number)
    {
        var first = customer.Company is null ? "home" : "work";
        return number == 1 ? first : draws.Chance(0.7) ? "delivery" : first == "home" ? "work" : "home";
    }
}
