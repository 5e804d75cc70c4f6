using Synth.Engine.Demo.Rows;
using Synth.Schema;

namespace Synth.Engine.Demo.Tables;

/// <summary>Who buys, and where they live.</summary>
internal static class CustomerTables
{
    public static IShopTable Country() => new ShopTableBuilder<Country>("country", shop => shop.Countries)
        .Comment("Countries that the shop delivers to.")
        .Text("code", 2, country => country.Code)
        .Text("name", 60, country => country.Name)
        .Text("currency", 3, country => country.Currency)
        .PrimaryKey("code")
        .Unique("name")
        .Build();

    public static IShopTable Customer() => new ShopTableBuilder<Customer>("customer", shop => shop.Customers)
        .Comment("People who registered, some of them for a company.")
        .Numbered("customer_id", customer => customer.Id)
        .Text("first_name", 60, customer => customer.FirstName)
        .Text("last_name", 60, customer => customer.LastName)
        .Text("gender", 1, customer => customer.Gender, nullable: true)
        .Text("company", 120, customer => customer.Company, nullable: true)
        .Text("email", 160, customer => customer.Email).Comment("Login name; unique in the shop.")
        .Text("phone", 30, customer => customer.Phone, nullable: true)
        .Date("birth_date", customer => customer.BirthDate, nullable: true)
        .Text("country_code", 2, customer => customer.CountryCode)
        .Text("loyalty_tier", 10, customer => customer.LoyaltyTier, otherwise: "none")
        .Boolean("marketing_consent", customer => customer.MarketingConsent, otherwise: false)
        .Timestamp("created_at", customer => customer.CreatedAt)
        .Unique("email")
        .References("country", [("country_code", "code")])
        .Check("gender", "gender IN ('F', 'M', 'X')")
        .Check("loyalty_tier", "loyalty_tier IN ('none', 'bronze', 'silver', 'gold', 'platinum')")
        .Build();

    public static IShopTable Address() => new ShopTableBuilder<Address>("address", shop => shop.Addresses)
        .Integer("customer_id", address => address.CustomerId, bits: 64)
        .Integer("address_no", address => address.Number, bits: 16).Comment("Counts from 1 for each customer.")
        .Text("kind", 10, address => address.Kind)
        .Text("street", 120, address => address.Street)
        .Text("city", 60, address => address.City)
        .Text("postal_code", 12, address => address.PostalCode)
        .Text("country_code", 2, address => address.CountryCode)
        .Boolean("is_default", address => address.IsDefault, otherwise: false)
        .PrimaryKey("customer_id", "address_no")
        .References("customer", [("customer_id", "customer_id")], ReferentialAction.Cascade, indexed: false)
        .References("country", [("country_code", "code")])
        .Check("kind", "kind IN ('home', 'work', 'delivery')")
        .Build();
}
