namespace Synth.Engine.Configuration;

/// <summary>All that a configuration file may hold.</summary>
internal static class ConfigurationShape
{
    private static readonly TextShape Bound = new("a bound")
    {
        ProblemOf = text => GateText.Read(text, out var problem) is null ? problem : null,
    };

    /// <summary>The whole document.</summary>
    public static SectionShape Root { get; } = new(
    [
        new("source", SectionShapes.Address, "The database to read; it is never written to.", "postgres://reader@prod.example/shop"),
        new("source-password-env", new TextShape("a name"), "The environment variable that holds the source's password.", "PROD_PASSWORD"),
        new("source-password-file", new TextShape("a path"), "The file whose first line is the source's password.", "/run/secrets/prod"),
        new("target", SectionShapes.Address, "The database to fill; it must be empty or new.", "postgres://owner@test.example/shop"),
        new("target-password-env", new TextShape("a name"), "The environment variable that holds the target's password.", "TEST_PASSWORD"),
        new("target-password-file", new TextShape("a path"), "The file whose first line is the target's password.", "/run/secrets/test"),
        new(
            "seed",
            new NumberShape(long.MinValue, long.MaxValue, IsWhole: true),
            "Key of all random choices: equal seeds give equal rows. Default: 20240229.",
            "42"),
        new("scale", new NumberShape(0.0001m, 10_000, IsWhole: false), "Rows relative to the source. Default: 1.", "0.1"),
        new(
            "workers",
            new NumberShape(1, 1024, IsWhole: true),
            "Threads that work at once; changes nothing in the result. Default: one per processor.",
            "2"),
        new(
            "memory",
            new NumberShape(MemoryBudget.LeastMb, 1_000_000, IsWhole: true),
            "Memory that a run may take, in MB; the sample that is learned from follows it. Default: no limit.",
            "500"),
        new("quality", ChoiceShape.Of<Quality>(), "Effort of the fit: fast, standard or best. Default: standard.", "standard"),
        new(
            "include",
            new ListShape(new TextShape("a table or a pattern of tables")),
            "Only these tables are cloned. Default: all.",
            "[\"shop.*\"]"),
        new(
            "exclude",
            new ListShape(new TextShape("a table or a pattern of tables")),
            "These tables are not cloned, even if they are included.",
            "[\"*_audit\"]"),
        new(
            "tables",
            new MapShape("a table or a pattern of tables", SectionShapes.Table),
            "What is special about tables. A later entry overrules an earlier one that also fits.",
            "{ shop.log: { mode: empty } }"),
        new(
            "virtual-keys",
            new ListShape(SectionShapes.VirtualKey),
            "Keys that the source does not declare; the model treats them as declared, the target does not get them.",
            "[{ table: orders, columns: [customer_id], references: customers }]"),
        new("privacy", SectionShapes.Privacy, "How much of the source may show. Applies to the fit.", "{ min-leaf-rows: 20 }"),
        new(
            "rules",
            SectionShapes.Rules,
            "Which rules are kept besides those that are found. Applies to the fit.",
            "{ off: [\"orders.total = sum(order_line.line_total)\"] }"),
        new(
            "edge-cases",
            new NumberShape(0, 1, IsWhole: false),
            "Share of values that become boundary numbers, longest texts, leap days and the like. Default: 0.",
            "0.01"),
        new(
            "evaluate",
            ChoiceShape.Of<EvaluationMode>(),
            "off, report (measure only) or gate (remove a clone that does not pass). Default: report for a clone, gate for a refresh.",
            "gate"),
        new(
            "budget",
            ChoiceShape.Of<EvaluationBudget>(),
            "Effort of the evaluation: quick, standard or thorough. Default: quick after a clone, standard for synth evaluate.",
            "standard"),
        new(
            "holdout-fraction",
            new NumberShape(0, 0.5m, IsWhole: false),
            "Share of families that the fit leaves out so that the result can be judged by them. Default: 0.1.",
            "0.2"),
        new("fail-under", new NumberShape(0, 1, IsWhole: false), "The least fidelity score. Default: none.", "0.9"),
        new(
            "gates",
            new ListShape(Bound),
            "Bounds on figures, each in place of the default gate of its metric, for all tables or for one. synth evaluate lists the "
                + "figures.",
            "[\"detection.rows<=0.7\", \"orders:key.counts<=0.1\"]"),
        new(
            "hooks",
            SectionShapes.Hooks,
            "Statements that are carried out on the target, in order.",
            "{ after: [\"GRANT SELECT ON public.orders TO qa\"] }"),
        new(
            "drift",
            ChoiceShape.Of<DriftPolicy>(),
            "What a refresh does when the source's schema has changed: halt, continue with the model that there is, or auto (fit anew). "
                + "Default: halt.",
            "auto"),
        new(
            "drift-rows",
            new NumberShape(0.0001m, 10_000, IsWhole: false),
            "The share of its rows by which a table must grow or shrink after the fit to have drifted. Default: rows are not counted.",
            "0.5"),
        new(
            "drift-values",
            new NumberShape(0.01m, 100, IsWhole: false),
            "How far a column's distribution must move after the fit to have drifted, as population stability index: 0.1 is little, "
                + "0.25 much. Default: values are not compared.",
            "0.25"),
        new(
            "acknowledge",
            new ListShape(new TextShape("the identifier of a warning")),
            "Warnings that are known and accepted, by their identifiers.",
            "[SYN0001]"),
    ]);
}
