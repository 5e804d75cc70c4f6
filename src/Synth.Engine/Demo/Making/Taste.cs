using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>
/// What lasts in a customer and is in no column: it makes the orders of one customer resemble each other.
/// </summary>
/// <param name="Departments">The weight of each department.</param>
/// <param name="OrdersPerYear">How often they order.</param>
/// <param name="ExtraLines">The mean number of lines beyond the first.</param>
/// <param name="Budget">The price that suits them, relative to the usual.</param>
/// <param name="Loyalty">The probability that a line repeats an earlier product.</param>
/// <param name="Kindness">How well they rate, around 0.</param>
internal sealed record Taste(
    double[] Departments, double OrdersPerYear, double ExtraLines, double Budget, double Loyalty, double Kindness)
{
    public static Taste Draw(Draws draws, Market market, int age, bool isCompany) => new(
        [.. Words.Departments.All.Select(department => Liking(department.Code, market, age) * draws.LogNormal(1, 0.9))],
        draws.LogNormal(isCompany ? 4.2 : 2.6, 0.75),
        draws.LogNormal(isCompany ? 2.0 : 1.25, 0.4) * (market.TransitDays > 5 ? 1.5 : 1),
        draws.LogNormal(age < 30 ? 0.75 : 1.1, 0.5),
        draws.Uniform(0.05, 0.25),
        draws.Normal());

    private static double Liking(string department, Market market, int age) => department switch
    {
        "ELE" => age < 35 ? 1.8 : 0.8,
        "SPO" => (age < 45 ? 1.3 : 0.6) * (market.CountryCode is "SE" or "AT" ? 1.8 : 1),
        "BOK" => 0.7 + (age / 100.0),
        "TOY" => age is > 27 and < 48 ? 1.7 : 0.4,
        "GAR" => (age > 50 ? 2.0 : 0.5) * (market.CountryCode is "GB" or "NL" ? 1.6 : 1),
        _ => 1.2,
    };
}
