namespace Synth.Engine.Demo.Tables;

/// <summary>All tables of the shop, ordered by name.</summary>
internal static class ShopTables
{
    public static IReadOnlyList<IShopTable> All { get; } =
    [
        CustomerTables.Address(),
        ProductTables.Category(),
        CustomerTables.Country(),
        CustomerTables.Customer(),
        EmployeeTable.Employee(),
        OrderTables.OrderLine(),
        OrderTables.Orders(),
        OrderTables.Payment(),
        ProductTables.Product(),
        ProductTables.ProductTag(),
        ReviewTable.Review(),
        ProductTables.Tag(),
    ];
}
