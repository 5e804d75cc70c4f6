using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Makes a configuration of a checked document.</summary>
internal static class ConfigurationBinder
{
    /// <summary>Binds a document.</summary>
    /// <param name="root">The document.</param>
    /// <param name="problems">Takes what is wrong between settings.</param>
    public static SynthConfiguration Bind(ConfigurationSection root, ProblemList problems) => new()
    {
        Source = Database(root, "source", problems),
        Target = Database(root, "target", problems),
        Seed = (long?)root.Number("seed"),
        Scale = (double?)root.Number("scale"),
        Workers = (int?)root.Number("workers"),
        MemoryMb = (int?)root.Number("memory"),
        Quality = root.Choice<Quality>("quality"),
        Tables = new TableSelection(Patterns(root, "include"), Patterns(root, "exclude"), Entries(root, problems)),
        VirtualKeys = Sections(root, "virtual-keys").Select(VirtualKey).ToValueList(),
        Privacy = Privacy(root.Find("privacy") as ConfigurationSection),
        Rules = root.Find("rules") is ConfigurationSection rules
            ? new RuleSettings(Texts(rules, "off"), Texts(rules, "add"))
            : RuleSettings.None,
        EdgeCases = (double?)root.Number("edge-cases"),
        Judging = new JudgingSettings
        {
            Evaluate = root.Choice<EvaluationMode>("evaluate"),
            Budget = root.Choice<EvaluationBudget>("budget"),
            HoldoutFraction = (double?)root.Number("holdout-fraction"),
            FailUnder = (double?)root.Number("fail-under"),
            Gates = root.Texts("gates").Select(text => GateText.Read(text, out _)!).ToValueList(),
        },
        Hooks = root.Find("hooks") is ConfigurationSection hooks
            ? new HookSettings(Texts(hooks, "before"), Texts(hooks, "after"))
            : HookSettings.None,
        Drift = root.Choice<DriftPolicy>("drift"),
        DriftRows = (double?)root.Number("drift-rows"),
        DriftValues = (double?)root.Number("drift-values"),
        Acknowledge = Texts(root, "acknowledge"),
    };

    private static ConfiguredDatabase Database(ConfigurationSection root, string role, ProblemList problems)
    {
        var database = new ConfiguredDatabase(root.Text(role), root.Text($"{role}-password-env"), root.Text($"{role}-password-file"));
        if (database is { PasswordVariable: not null, PasswordFile: not null })
        {
            problems.Add(root.Find($"{role}-password-file")!.Line, $"give {role}-password-env or {role}-password-file, not both.");
        }

        return database;
    }

    private static ValueList<TablePattern> Patterns(ConfigurationSection root, string name) =>
        root.Texts(name).Select(text => new TablePattern(text)).ToValueList();

    private static ValueList<TableEntry> Entries(ConfigurationSection root, ProblemList problems) =>
        root.Find("tables") is ConfigurationSection tables
            ? tables.Entries.Select(entry =>
                new TableEntry(new TablePattern(entry.Key), Table((ConfigurationSection)entry.Value, entry.Key, problems))).ToValueList()
            : [];

    private static TableSettings Table(ConfigurationSection section, string name, ProblemList problems)
    {
        var size = new TableSize((long?)section.Number("rows"), (double?)section.Number("scale"));
        if (size is { Rows: not null, Scale: not null })
        {
            problems.Add(section.Line, $"tables.{name}: give rows or scale, not both.");
        }

        return new TableSettings(section.Choice<ConfiguredMode>("mode"), size == new TableSize() ? null : size)
        {
            Columns = section.Find("columns") is ConfigurationSection columns
                ? columns.Entries.Select(entry => Column((ConfigurationSection)entry.Value, entry.Key, name, problems)).ToValueList()
                : [],
        };
    }

    private static ColumnSettings Column(ConfigurationSection section, string name, string table, ProblemList problems)
    {
        var column = new ColumnSettings(name)
        {
            Meaning = section.Choice<SemanticType>("meaning"),
            Value = section.Text("value"),
            Faker = section.Choice<SemanticType>("faker"),
            Locale = section.Text("locale"),
            Pattern = section.Text("pattern"),
            IsNull = section.Flag("null"),
        };
        if (new[] { column.Meaning is not null, column.Value is not null, column.Faker is not null,
            column.Pattern is not null, column.IsNull }.Count(given => given) != 1)
        {
            problems.Add(section.Line, $"tables.{table}.columns.{name}: give one of meaning, value, faker, pattern and null.");
        }

        if (column is { Locale: not null, Faker: null })
        {
            problems.Add(section.Line, $"tables.{table}.columns.{name}: locale goes with faker.");
        }

        return column;
    }

    private static VirtualKey VirtualKey(ConfigurationSection section) => new(
        NameOf(section.Text("table") ?? ""),
        section.Texts("columns").ToValueList(),
        section.Text("references") is { } table ? NameOf(table) : null,
        section.Texts("referenced-columns").ToValueList());

    private static TableName NameOf(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is var point and > 0
            ? new TableName(text[..point], text[(point + 1)..])
            : new TableName(text);

    private static PrivacySettings Privacy(ConfigurationSection? section) => section is null ? new() : new(
        (int?)section.Number("min-category-families"),
        (int?)section.Number("min-word-families"),
        (int?)section.Number("min-leaf-rows"),
        (int?)section.Number("min-leaf-families"),
        (int?)section.Number("max-leaf-rows"),
        (double?)section.Number("epsilon"),
        (double?)section.Number("delta"));

    private static ValueList<string> Texts(ConfigurationSection section, string name) => section.Texts(name).ToValueList();

    private static IEnumerable<ConfigurationSection> Sections(ConfigurationSection root, string name) =>
        (root.Find(name) as ConfigurationList)?.Items.Cast<ConfigurationSection>() ?? [];
}
