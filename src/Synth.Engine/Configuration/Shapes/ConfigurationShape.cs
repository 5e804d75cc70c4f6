using Synth.Modeling;

namespace Synth.Engine.Configuration;

/// <summary>All that a configuration file may hold.</summary>
internal static class ConfigurationShape
{
    private static readonly TextShape Bound = new("a bound")
    {
        ProblemOf = text => GateText.Read(text, out var problem) is null ? problem : null,
    };

    private static readonly Shape Names = new ListShape(new TextShape("a name"));

    private static readonly ListShape Statements = new(new TextShape("a statement"));

    private static readonly SectionShape Column = new(
    [
        new("meaning", ChoiceShape.Of<SemanticType>(), "What the values are, where it was not recognised or wrongly; they are learned from the source as such. See synth inspect.", "user-name"),
        new("value", new TextShape("a value"), "One value for all rows: a number with a point, true or false, a date as ISO 8601 has it, else text.", "CH"),
        new("faker", ChoiceShape.Of(FakedColumn.Meanings), "What the values look like; they are made up without a look at the source's.", "email"),
        new("locale", new TextShape("a language"), "The language of what faker makes up. Default: English.", "de"),
        new("pattern", new TextShape("a pattern"), "The form of the texts: \\d for a digit, sets as [A-Z0-9], choices as (DE|AT), repetitions as {4}.", "'INV-\\d{4}-[A-Z]{2}'"),
        new("null", new FlagShape(), "true: no row has a value.", "true"),
    ]);

    private static readonly SectionShape Rules = new(
    [
        new("off", new ListShape(new TextShape("a rule")), "Rules that were found and are not to be kept, as synth fit lists them.", "[\"orders.total = sum(order_line.line_total)\"]"),
        new("add", new ListShape(new TextShape("a rule")), "Rules to be kept though they were not found: in the same form, or a table, a colon and a condition in the source's SQL.", "[\"orders: status <> 'open' OR closed_at IS NULL\"]"),
    ]);

    private static readonly SectionShape Hooks = new(
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

    private static readonly SectionShape Table = new(
    [
        new("mode", ChoiceShape.Of<ConfiguredMode>(), "What becomes of the rows: synthesize, copy (they are disclosed), empty, or skip (no such table in the target). Default: by the plan, see synth inspect.", "synthesize"),
        new("rows", new NumberShape(1, int.MaxValue, IsWhole: true), "How many rows the table shall have; for none, take mode: empty. Default: the source's times the scale.", "1000"),
        new("scale", new NumberShape(0.0001m, 10_000, IsWhole: false), "Rows relative to the source. Default: the scale of its primary parent, or the general one.", "0.5"),
        new("columns", new MapShape("a column", Column), "What is put into columns in place of what would be learned from them. Applies to the fit.", "{ country: { value: CH } }"),
    ]);

    private static readonly SectionShape VirtualKey = new(
    [
        new("table", new TextShape("a table"), "The table that has the key.", "orders") { IsRequired = true },
        new("columns", Names, "Its columns, in order.", "[customer_id]") { IsRequired = true },
        new("references", new TextShape("a table"), "The table that a foreign key leads to. Without it the columns are the primary key.", "customers"),
        new("referenced-columns", Names, "The columns that a foreign key leads to. Default: the primary key of the referenced table.", "[id]"),
    ]);

    private static readonly SectionShape Privacy = new(
    [
        new("min-category-families", new NumberShape(2, 1000, IsWhole: true), "A value is emitted only when at least this many families have it; lowered on small tables by a stated rule. Default: 5.", "5"),
        new("min-word-families", new NumberShape(2, 1000, IsWhole: true), "A word of a text is emitted only when at least this many families have it; lowered on small tables by a stated rule. Default: 10.", "10"),
        new("min-leaf-rows", new NumberShape(2, 1000, IsWhole: true), "The fewest source rows behind a leaf of a tree. Default: 10; take 20 for sensitive data.", "20"),
        new("min-leaf-families", new NumberShape(1, 1000, IsWhole: true), "The fewest families behind a leaf of a tree. Default: 5.", "5"),
        new("epsilon", new NumberShape(0.01m, 100, IsWhole: false),
            "Differential privacy: how much the model may tell of any one family; noise costs fidelity. Default: none.", "3"),
        new("delta", new NumberShape(0.000000000001m, 0.001m, IsWhole: false),
            "With what probability it may tell more. Default: 0.000001.", "0.000001"),
    ]);

    /// <summary>The whole document.</summary>
    public static SectionShape Root { get; } = new(
    [
        new("source", new TextShape("an address"), "The database to read; it is never written to.", "postgres://reader@prod.example/shop"),
        new("source-password-env", new TextShape("a name"), "The environment variable that holds the source's password.", "PROD_PASSWORD"),
        new("source-password-file", new TextShape("a path"), "The file whose first line is the source's password.", "/run/secrets/prod"),
        new("target", new TextShape("an address"), "The database to fill; it must be empty or new.", "postgres://owner@test.example/shop"),
        new("target-password-env", new TextShape("a name"), "The environment variable that holds the target's password.", "TEST_PASSWORD"),
        new("target-password-file", new TextShape("a path"), "The file whose first line is the target's password.", "/run/secrets/test"),
        new("seed", new NumberShape(long.MinValue, long.MaxValue, IsWhole: true), "Key of all random choices: equal seeds give equal rows. Default: 20240229.", "42"),
        new("scale", new NumberShape(0.0001m, 10_000, IsWhole: false), "Rows relative to the source. Default: 1.", "0.1"),
        new("workers", new NumberShape(1, 1024, IsWhole: true), "Threads that work at once; changes nothing in the result. Default: one per processor.", "2"),
        new(
            "memory",
            new NumberShape(MemoryBudget.LeastMb, 1_000_000, IsWhole: true),
            "Memory that a run may take, in MB; the sample that is learned from follows it. Default: no limit.",
            "500"),
        new("quality", ChoiceShape.Of<Quality>(), "Effort of the fit: fast, standard or best. Default: standard.", "standard"),
        new("include", new ListShape(new TextShape("a table or a pattern of tables")), "Only these tables are cloned. Default: all.", "[\"shop.*\"]"),
        new("exclude", new ListShape(new TextShape("a table or a pattern of tables")), "These tables are not cloned, even if they are included.", "[\"*_audit\"]"),
        new("tables", new MapShape("a table or a pattern of tables", Table), "What is special about tables. A later entry overrules an earlier one that also fits.", "{ shop.log: { mode: empty } }"),
        new("virtual-keys", new ListShape(VirtualKey), "Keys that the source does not declare; the model treats them as declared, the target does not get them.", "[{ table: orders, columns: [customer_id], references: customers }]"),
        new("privacy", Privacy, "How much of the source may show. Applies to the fit.", "{ min-leaf-rows: 20 }"),
        new("rules", Rules, "Which rules are kept besides those that are found. Applies to the fit.", "{ off: [\"orders.total = sum(order_line.line_total)\"] }"),
        new("edge-cases", new NumberShape(0, 1, IsWhole: false), "Share of values that become boundary numbers, longest texts, leap days and the like. Default: 0.", "0.01"),
        new("evaluate", ChoiceShape.Of<EvaluationMode>(), "off, report (measure only) or gate (remove a clone that does not pass). Default: report.", "gate"),
        new("budget", ChoiceShape.Of<EvaluationBudget>(), "Effort of the evaluation: quick, standard or thorough. Default: quick after a clone, standard for synth evaluate.", "standard"),
        new("holdout-fraction", new NumberShape(0, 0.5m, IsWhole: false), "Share of families that the fit leaves out so that the result can be judged by them. Default: 0.1.", "0.2"),
        new("fail-under", new NumberShape(0, 1, IsWhole: false), "The least fidelity score. Default: none.", "0.9"),
        new("gates", new ListShape(Bound), "Bounds on figures, each in place of the default gate of its metric, for all tables or for one. synth evaluate lists the figures.", "[\"detection.rows<=0.7\", \"orders:key.counts<=0.1\"]"),
        new("hooks", Hooks, "Statements that are carried out on the target, in order.", "{ after: [\"GRANT SELECT ON public.orders TO qa\"] }"),
        new("drift", ChoiceShape.Of<DriftPolicy>(), "What a refresh does when the source's schema has changed: halt, continue with the model that there is, or auto (fit anew). Default: halt.", "auto"),
        new(
            "drift-rows",
            new NumberShape(0.0001m, 10_000, IsWhole: false),
            "The share of its rows by which a table must grow or shrink after the fit to have drifted. Default: rows are not counted.",
            "0.5"),
        new("acknowledge", new ListShape(new TextShape("the identifier of a warning")), "Warnings that are known and accepted, by their identifiers.", "[SYN0001]"),
    ]);
}
