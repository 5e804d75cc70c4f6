using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>Makes customers with their addresses. They must be made in order of their keys, since e-mail names are taken once.</summary>
internal sealed class CustomerMaker(RandomStream stream, People people)
{
    private static readonly string[] MailHosts = ["example.com", "example.org", "mail.example", "example.net", "post.example"];

    private readonly Dictionary<string, int> takenNames = [];

    public Shopper Make(int id, DateTime createdAt)
    {
        var draws = new Draws(stream.Derive(id));
        var market = Markets.All[draws.Weighted(Markets.All.Count, i => Markets.All[i].Share)];
        var isCompany = draws.Chance(0.12);
        var age = Age(draws);
        var isFemale = draws.Chance(0.54);
        var (first, last) = people.FullName(market.Locale, isFemale, draws);
        var customer = new Customer
        {
            Id = id,
            FirstName = first,
            LastName = last,
            Gender = draws.Chance(isCompany ? 0.6 : 0.1) ? null : draws.Chance(0.004) ? "X" : isFemale ? "F" : "M",
            Company = isCompany ? people.Of(market.Locale, draws).Company.CompanyName() : null,
            Email = MailName(draws, first, last) + "@" + draws.PickEarly(MailHosts),
            Phone = draws.Chance(PhoneMissing(createdAt, age)) ? null : draws.Fill(market.PhonePattern),
            BirthDate = draws.Chance(isCompany ? 0.7 : 0.07) ? null : BirthDate(draws, createdAt, age),
            CountryCode = market.CountryCode,
            CreatedAt = createdAt,
            MarketingConsent = draws.Chance((age < 35 ? 0.55 : 0.35) * (createdAt.Year < 2022 ? 1.4 : 1)),
            LoyaltyTier = "none",
        };
        var addresses = new AddressMaker(people).Make(draws, customer, market);
        return new Shopper(customer, market, age, Taste.Draw(draws, market, age, isCompany), addresses);
    }

    private static int Age(Draws draws) =>
        (int)Math.Clamp(draws.Chance(0.3) ? 27 + (6 * draws.Normal()) : 48 + (14 * draws.Normal()), 18, 92);

    private static DateOnly BirthDate(Draws draws, DateTime createdAt, int age) =>
        DateOnly.FromDateTime(createdAt).AddYears(-age).AddDays(-draws.Below(365));

    // In its first two years the shop did not insist on a number; the old would rather give one.
    private static double PhoneMissing(DateTime createdAt, int age) => (createdAt.Year < 2023 ? 0.45 : 0.12) * (age > 60 ? 0.5 : 1);

    private string MailName(Draws draws, string first, string last)
    {
        var (given, family) = (AsciiText.Fold(first), AsciiText.Fold(last));
        return AsciiText.MakeUnique(draws.Chance(0.65) ? $"{given}.{family}" : $"{given[0]}{family}", takenNames);
    }
}
