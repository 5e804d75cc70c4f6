using Synth.Engine.Demo.Rows;
using Synth.Schema;

namespace Synth.Engine.Demo.Tables;

/// <summary>What was bought and paid.</summary>
internal static class OrderTables
{
    public static IShopTable Orders() => new ShopTableBuilder<NumberedOrder>("orders", shop => shop.Orders)
        .Comment("One row per order, numbered in order of time.")
        .Numbered("order_id", row => row.Id)
        .Text("order_number", 15, row => row.Number)
        .Integer("customer_id", row => row.Order.CustomerId, bits: 64)
        .Integer("shipping_address_no", row => row.Order.AddressNumber, bits: 16)
        .Text("channel", 10, row => row.Order.Channel)
        .Integer("employee_id", row => row.Order.EmployeeId, nullable: true, bits: 64).Comment("Who took it, on the phone or in the store.")
        .Text("status", 10, row => row.Order.Fulfilment.Status, otherwise: "pending")
        .Timestamp("ordered_at", row => row.Order.OrderedAt)
        .Timestamp("shipped_at", row => row.Order.Fulfilment.ShippedAt, nullable: true)
        .Timestamp("delivered_at", row => row.Order.Fulfilment.DeliveredAt, nullable: true)
        .Timestamp("cancelled_at", row => row.Order.Fulfilment.CancelledAt, nullable: true)
        .Integer("item_count", row => row.Order.ItemCount)
        .Decimal("total", 12, 2, row => row.Order.Total)
        .Unique("order_number")
        .References("customer", [("customer_id", "customer_id")], indexed: false)
        .References("address", [("customer_id", "customer_id"), ("shipping_address_no", "address_no")])
        .References("employee", [("employee_id", "employee_id")], ReferentialAction.SetNull)
        .Check("channel", "channel IN ('web', 'app', 'phone', 'store')")
        .Check("status", "status IN ('pending', 'paid', 'shipped', 'delivered', 'returned', 'cancelled')")
        .Check("shipped", "shipped_at >= ordered_at")
        .Check("delivered", "delivered_at >= shipped_at")
        .Check("cancelled", "cancelled_at IS NULL OR status = 'cancelled'")
        .Check("item_count", "item_count > 0")
        .Build();

    public static IShopTable OrderLine() => new ShopTableBuilder<(int OrderId, int Number, OrderLine Line)>("order_line", Lines)
        .Integer("order_id", row => row.OrderId, bits: 64)
        .Integer("line_no", row => row.Number, bits: 16)
        .Integer("product_id", row => row.Line.Product.Id, bits: 64)
        .Integer("quantity", row => row.Line.Quantity, otherwise: 1)
        .Decimal("unit_price", 10, 2, row => row.Line.UnitPrice).Comment("The product's price when it was ordered.")
        .Decimal("discount", 3, 2, row => row.Line.Discount, otherwise: 0).Comment("The share that is taken off.")
        .Decimal("line_total", 12, 2, row => row.Line.Total)
        .PrimaryKey("order_id", "line_no")
        .Unique("order_id", "product_id")
        .References("orders", [("order_id", "order_id")], ReferentialAction.Cascade, indexed: false)
        .References("product", [("product_id", "product_id")])
        .Check("quantity", "quantity > 0")
        .Check("unit_price", "unit_price > 0")
        .Check("discount", "discount IN (0, 0.05, 0.10, 0.15)")
        .Build();

    public static IShopTable Payment() => new ShopTableBuilder<(int Id, int OrderId, Payment Payment)>("payment", Payments)
        .Numbered("payment_id", row => row.Id)
        .Integer("order_id", row => row.OrderId, bits: 64)
        .Text("method", 15, row => row.Payment.Method)
        .Decimal("amount", 12, 2, row => row.Payment.Amount)
        .Timestamp("paid_at", row => row.Payment.PaidAt)
        .Text("card_last4", 4, row => row.Payment.CardLastDigits, nullable: true)
        .References("orders", [("order_id", "order_id")], ReferentialAction.Cascade)
        .Check("method", "method IN ('card', 'wallet', 'bank_transfer', 'invoice', 'gift_card')")
        .Check("amount", "amount > 0")
        .Build();

    private static IEnumerable<(int OrderId, int Number, OrderLine Line)> Lines(Shop shop) =>
        shop.Orders.SelectMany(row => row.Order.Lines.Select((line, position) => (row.Id, position + 1, line)));

    private static IEnumerable<(int Id, int OrderId, Payment Payment)> Payments(Shop shop) =>
        shop.Orders
            .SelectMany(row => row.Order.Payments.Select(payment => (row.Id, Payment: payment)))
            .Select((row, position) => (position + 1, row.Id, row.Payment));
}
