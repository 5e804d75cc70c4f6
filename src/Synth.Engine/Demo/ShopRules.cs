using Synth.Schema;
using static Synth.Engine.Demo.ShopRuleKind;

namespace Synth.Engine.Demo;

/// <summary>
/// The rules that were planted in the shop on purpose, besides its declared keys and the plain ranges and lists of its checks.
/// What is merely frequent (employees are mostly hired after their managers) is not among them.
/// </summary>
public static class ShopRules
{
    /// <summary>All of them, by table.</summary>
    public static ValueList<ShopRule> All { get; } =
    [
        new("category.code-is-parents", Family, "A category has the code of its parent.", ["category.code", "category.parent_id"]),

        new("product.sku-from-code-and-id", Composition, "A SKU is the category's code, a hyphen and the product's number in five digits.", ["product.sku", "category.code", "product.product_id"]),
        new("product.price-ends-in-99", Grid, "A price ends in .99.", ["product.price"]),
        new("product.discontinued-has-date", Implication, "A product has a date of discontinuation when, and only when, it is discontinued.", ["product.discontinued_at", "product.discontinued"]),
        new("product.discontinued-after-launch", Order, "A product is discontinued after its launch.", ["product.discontinued_at", "product.launched_on"]),

        new("employee.director-has-no-manager", Implication, "Only the director, at level 1, has no manager.", ["employee.manager_id", "employee.level"]),
        new("employee.one-level-below-manager", Family, "An employee is one level below the manager.", ["employee.level", "employee.manager_id"]),
        new("employee.department-is-managers", Family, "From level 3 on an employee is in the manager's department.", ["employee.department", "employee.manager_id", "employee.level"]),
        new("employee.title-from-level-and-department", Dependency, "Level and department decide the title.", ["employee.title", "employee.level", "employee.department"]),
        new("employee.title-decides-level", Dependency, "The title decides the level.", ["employee.level", "employee.title"]),
        new("employee.salary-in-fifties", Grid, "A salary is a multiple of 50.", ["employee.salary"]),
        new("employee.email-from-name", Composition, "An e-mail is first name, point, last name, a number if needed, at shop.example.", ["employee.email", "employee.first_name", "employee.last_name"]),

        new("customer.email-from-name", Composition, "An e-mail begins with first name, point, last name, or with initial and last name, and a number if needed.", ["customer.email", "customer.first_name", "customer.last_name"]),
        new("customer.phone-prefix-from-country", Dependency, "The country decides the prefix of the phone number.", ["customer.phone", "customer.country_code"]),
        new("customer.is-adult", Order, "A customer is at least 18 at registration.", ["customer.created_at", "customer.birth_date"]),
        new("customer.numbered-in-time", Group, "Customers are numbered in order of registration.", ["customer.customer_id", "customer.created_at"]),

        new("address.numbered-from-1", Group, "The addresses of a customer are numbered 1, 2, 3 without gaps.", ["address.address_no", "address.customer_id"]),
        new("address.one-default", Group, "Exactly one address of a customer is the default.", ["address.is_default", "address.customer_id"]),
        new("address.default-in-customers-country", Family, "The default address lies in the customer's country.", ["address.country_code", "customer.country_code", "address.is_default"]),
        new("address.first-kind-from-company", Family, "The first address is 'work' for a company and 'home' for everybody else.", ["address.kind", "address.address_no", "customer.company"]),
        new("address.city-decides-country", Dependency, "The city decides the country.", ["address.country_code", "address.city"]),
        new("address.city-decides-postal-prefix", Dependency, "The city decides the first two characters of the postal code.", ["address.postal_code", "address.city"]),

        new("orders.number-from-year", Composition, "An order number is ORD, the year of the order and a number in six digits.", ["orders.order_number", "orders.ordered_at"]),
        new("orders.numbered-in-time", Group, "Orders are numbered in order of time; their order numbers count from 1 without gaps in each year.", ["orders.order_number", "orders.order_id", "orders.ordered_at"]),
        new("orders.employee-when-assisted", Implication, "An order has an employee when, and only when, it came by phone or in the store.", ["orders.employee_id", "orders.channel"]),
        new("orders.employee-was-hired", Family, "The employee was hired before the order.", ["orders.ordered_at", "employee.hired_on"]),
        new("orders.employee-in-sales", Family, "The employee is in Sales, at level 3 or 4.", ["employee.department", "employee.level", "orders.employee_id"]),
        new("orders.store-only-in-germany", Family, "Only customers in Germany order in the store.", ["orders.channel", "customer.country_code"]),
        new("orders.shipped-when-status-says", Implication, "An order has a time of shipping when, and only when, it is shipped, delivered or returned.", ["orders.shipped_at", "orders.status"]),
        new("orders.delivered-when-status-says", Implication, "An order has a time of delivery when, and only when, it is delivered or returned.", ["orders.delivered_at", "orders.status"]),
        new("orders.cancelled-when-status-says", Implication, "An order has a time of cancellation when, and only when, it is cancelled.", ["orders.cancelled_at", "orders.status"]),
        new("orders.shipped-after-ordered", Order, "Shipping follows the order.", ["orders.shipped_at", "orders.ordered_at"]),
        new("orders.delivered-after-shipped", Order, "Delivery follows shipping.", ["orders.delivered_at", "orders.shipped_at"]),
        new("orders.cancelled-after-ordered", Order, "Cancellation follows the order.", ["orders.cancelled_at", "orders.ordered_at"]),
        new("orders.shipped-in-working-hours", Grid, "Nothing is shipped on Saturday or Sunday, or outside 8 to 17 o'clock.", ["orders.shipped_at"]),
        new("orders.after-registration", Family, "A customer orders after registration.", ["orders.ordered_at", "customer.created_at"]),
        new("orders.total-is-sum-of-lines", Family, "The total is the sum of the lines.", ["orders.total", "order_line.line_total"]),
        new("orders.items-are-sum-of-quantities", Family, "The item count is the sum of the quantities.", ["orders.item_count", "order_line.quantity"]),

        new("order_line.numbered-from-1", Group, "The lines of an order are numbered 1, 2, 3 without gaps.", ["order_line.line_no", "order_line.order_id"]),
        new("order_line.total-from-price", Arithmetic, "A line's total is quantity × unit price × (1 − discount), rounded to cents, halves up.", ["order_line.line_total", "order_line.quantity", "order_line.unit_price", "order_line.discount"]),
        new("order_line.price-ends-in-99", Grid, "A unit price ends in .99.", ["order_line.unit_price"]),
        new("order_line.discount-for-ten", Implication, "Ten pieces or more have a discount of at least 10%; 15% is for them alone.", ["order_line.discount", "order_line.quantity"]),
        new("order_line.product-on-sale", Family, "A product is ordered from its launch on and before it is discontinued.", ["orders.ordered_at", "product.launched_on", "product.discontinued_at"]),

        new("payment.digits-for-cards", Implication, "A payment has the last digits of a card when, and only when, it was made by card.", ["payment.card_last4", "payment.method"]),
        new("payment.sum-is-total", Family, "The payments of an order that is neither pending nor cancelled sum to its total.", ["payment.amount", "orders.total", "orders.status"]),
        new("payment.none-while-pending", Family, "A pending order has no payments.", ["orders.status", "payment.order_id"]),
        new("payment.all-or-nothing-when-cancelled", Family, "A cancelled order has no payments, or payments that sum to its total.", ["payment.amount", "orders.total", "orders.status"]),
        new("payment.after-order", Family, "Payment does not precede the order.", ["payment.paid_at", "orders.ordered_at"]),
        new("payment.before-shipping", Family, "What is not paid by invoice is paid before it is shipped.", ["payment.paid_at", "orders.shipped_at", "payment.method"]),
        new("payment.before-cancellation", Family, "What is paid for a cancelled order was paid before the cancellation.", ["payment.paid_at", "orders.cancelled_at"]),
        new("payment.invoice-for-companies", Family, "Only companies pay by invoice.", ["payment.method", "customer.company"]),
        new("payment.numbered-by-order", Group, "Payments are numbered in order of their orders.", ["payment.payment_id", "payment.order_id"]),

        new("review.product-was-delivered", Family, "Customers review products that were delivered to them before.", ["review.created_at", "order_line.product_id", "orders.delivered_at"]),
        new("review.title-needs-body", Implication, "A review with a title has a body.", ["review.body", "review.title"]),
        new("review.numbered-in-time", Group, "Reviews are numbered in order of time.", ["review.review_id", "review.created_at"]),
    ];
}
