using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Engine.Configuration;

/// <summary>The sections of a configuration file.</summary>
internal static class SectionShapes
{
    /// <summary>Where a database is.</summary>
    public static readonly TextShape Address = new("an address") { ProblemOf = ProblemOfAddress };

    private static readonly Shape Names = new ListShape(new TextShape("a name"));

    private static readonly ListShape Statements = new(new TextShape("a statement"));

    /// <summary>What is put into a column.</summary>
    public static readonly SectionShape Column = new(
    [
        new(
            "meaning",
            ChoiceShape.Of<SemanticType>(),
            "What the values are, where it was not recognised or wrongly; they are learned from the source as such. See synth inspect.",
            "user-name"),
        new(
            "value",
            new TextShape("a value"),
            "One value for all rows: a number with a point, true or false, a date as ISO 8601 has it, else text.",
            "CH"),
        new(
            "faker",
            ChoiceShape.Of(FakedColumn.Meanings),
            "What the values look like; they are made up without a look at the source's.",
            "email"),
        new("locale", new TextShape("a language"), "The language of what faker makes up. Default: English.", "de"),
        new(
            "pattern",
            new TextShape("a pattern")
            {
                ProblemOf = text =>
                    PatternColumn.IsWellFormed(text) ? null : "this is no pattern; close each bracket, or put \\ before it.",
            },
            "The form of the texts: \\d for a digit, sets as [A-Z0-9], choices as (DE|AT), repetitions as {4}.",
            "'INV-\\d{4}-[A-Z]{2}'"),
        new("null", new FlagShape(), "true: no row has a value.", "true"),
    ]);

    /// <summary>Rules that are kept or not.</summary>
    public static readonly SectionShape Rules = new(
    [
        new(
            "off",
            new ListShape(new TextShape("a rule")),
            "Rules that were found and are not to be kept, as synth fit lists them.",
            "[\"orders.total = sum(order_line.line_total)\"]"),
        new(
            "add",
            new ListShape(new TextShape("a rule")),
            "Rules to be kept though they were not found: in the same form, with a share of rows where only some copy "
            + "(orders.city = customers.city in 87% of rows), or a table, a colon and a condition in the source's SQL.",
            "[\"orders: status <> 'open' OR closed_at IS NULL\"]"),
    ]);

    /// <summary>Statements before and after.</summary>
    public static readonly SectionShape Hooks = new(
    [
        new(
            "before",
            Statements,
            "Before the tables are created; under a refresh they meet the rows that are there.",
            "[\"SET statement_timeout = 0\"]"),
        new(
            "after",
            Statements,
            "After rows, keys and views, before the target is verified; under a refresh on the new ones, before the swap.",
            "[\"GRANT SELECT ON public.orders TO qa\"]"),
    ]);

    /// <summary>What is special about a table.</summary>
    public static readonly SectionShape Table = new(
    [
        new(
            "mode",
            ChoiceShape.Of<ConfiguredMode>(),
            "What becomes of the rows: synthesize, copy (they are disclosed), empty, or skip (no such table in the target). Default: by "
                + "the plan, see synth inspect.",
            "synthesize"),
        new(
            "rows",
            new NumberShape(1, int.MaxValue, IsWhole: true),
            "How many rows the table shall have; for none, take mode: empty. Default: the source's times the scale.",
            "1000"),
        new(
            "scale",
            new NumberShape(0.0001m, 10_000, IsWhole: false),
            "Rows relative to the source. Default: the scale of its primary parent, or the general one.",
            "0.5"),
        new(
            "columns",
            new MapShape("a column", Column),
            "What is put into columns in place of what would be learned from them. Applies to the fit.",
            "{ country: { value: CH } }"),
    ]);

    /// <summary>A key that the source does not declare.</summary>
    public static readonly SectionShape VirtualKey = new(
    [
        new("table", new TextShape("a table"), "The table that has the key.", "orders") { IsRequired = true },
        new("columns", Names, "Its columns, in order.", "[customer_id]") { IsRequired = true },
        new(
            "references",
            new TextShape("a table"),
            "The table that a foreign key leads to. Without it the columns are the primary key.",
            "customers"),
        new(
            "referenced-columns",
            Names,
            "The columns that a foreign key leads to. Default: the primary key of the referenced table.",
            "[id]"),
    ]);

    /// <summary>How much of the source may show.</summary>
    public static readonly SectionShape Privacy = new(
    [
        new(
            "min-category-families",
            new NumberShape(2, 1000, IsWhole: true),
            "A value is emitted only when at least this many families have it, and numbers beyond those of this many rows are drawn from a "
                + "tail. On small tables a twentieth of the families, where that is less, but at least 2. Default: 5.",
            "5"),
        new(
            "min-word-families",
            new NumberShape(2, 1000, IsWhole: true),
            "A word of a text is emitted only when at least this many families have it; on small tables a tenth of the families, where "
                + "that is less, but at least 2. Default: 10.",
            "10"),
        new(
            "min-leaf-rows",
            new NumberShape(1, 1000, IsWhole: true),
            "The fewest source rows behind a leaf of a tree. Default: 10; take 20 for sensitive data; small leaves copy, large ones blur.",
            "20"),
        new("min-leaf-families", new NumberShape(1, 1000, IsWhole: true), "The fewest families behind a leaf of a tree. Default: 5.", "5"),
        new(
            "max-leaf-rows",
            new NumberShape(0, 1000, IsWhole: true),
            "The most rows that are asked of a leaf, where families that were not learned from are likelier so; 0 never asks for more than "
                + "min-leaf-rows. Default: 25, and 0 with quality: fast.",
            "0"),
        new(
            "epsilon",
            new NumberShape(0.01m, 100, IsWhole: false),
            "Differential privacy: how much the model may tell of any one family; noise costs fidelity. Default: none.",
            "3"),
        new(
            "delta",
            new NumberShape(0.000000000001m, 0.001m, IsWhole: false),
            "With what probability it may tell more. Default: 0.000001.",
            "0.000001"),
    ]);

    private static string? ProblemOfAddress(string text)
    {
        try
        {
            DatabaseAddressParser.Parse(text);
            return null;
        }
        catch (AddressException exception)
        {
            return exception.Message;
        }
    }
}
