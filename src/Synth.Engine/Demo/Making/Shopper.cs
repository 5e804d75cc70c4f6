using Synth.Engine.Demo.Rows;
using Synth.Engine.Demo.Words;

namespace Synth.Engine.Demo.Making;

/// <summary>A customer with what their orders depend on. The customer's loyalty tier is not decided yet.</summary>
internal sealed record Shopper(Customer Customer, Market Market, int Age, Taste Taste, IReadOnlyList<Address> Addresses)
{
    public bool IsCompany => Customer.Company is not null;
}
