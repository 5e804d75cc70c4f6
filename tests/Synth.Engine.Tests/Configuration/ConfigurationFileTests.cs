using System.Globalization;
using Synth.Engine.Configuration;
using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class ConfigurationFileTests
{
    private static readonly string Meanings =
        string.Join(", ", Enum.GetNames<SemanticType>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static readonly string Metrics = string.Join(", ", MetricCatalog.All.Select(metric => metric.Name));

    private static readonly Dictionary<string, string> Variables = new() { ["HOST"] = "db.example", ["EMPTY"] = "" };

    [Fact]
    public void Every_setting_is_bound()
    {
        var configuration = Parse(
            """
            source: postgres://reader@${HOST}/shop
            source-password-env: SECRET
            target: sqlite:out.db
            target-password-file: /run/secrets/test
            seed: -7
            scale: 0.25
            workers: 3
            quality: Best
            include: ["shop.*"]
            exclude: [shop.audit]
            tables:
              shop.orders: { mode: empty }
              customers:
                rows: 10
                columns:
                  nick: { meaning: user-name }
                  mail: { faker: email, locale: de }
                  code: { pattern: "A\\d{3}" }
                  land: { value: CH }
                  note: { null: true }
            virtual-keys:
              - { table: shop.orders, columns: [a, b], references: customers, referenced-columns: [x, y] }
              - { table: log, columns: [id] }
            privacy: { min-category-families: 6, min-word-families: 12, min-leaf-rows: 20, min-leaf-families: 7, max-leaf-rows: 40 }
            rules: { off: ["a.b = a.c"], add: ["a.b <= a.d"] }
            edge-cases: 0.01
            evaluate: gate
            budget: thorough
            holdout-fraction: 0.2
            fail-under: 0.9
            gates: ["detection.rows<=0.7", "orders:key.counts<=0.1"]
            hooks: { before: [a], after: [b, c] }
            drift: auto
            acknowledge: [SYN0001]
            """);

        Assert.Equal(
            new SynthConfiguration
            {
                Source = new ConfiguredDatabase("postgres://reader@db.example/shop", "SECRET"),
                Target = new ConfiguredDatabase("sqlite:out.db", PasswordFile: "/run/secrets/test"),
                Seed = -7,
                Scale = 0.25,
                Workers = 3,
                Quality = Quality.Best,
                Tables = new TableSelection(
                    [new TablePattern("shop.*")],
                    [new TablePattern("shop.audit")],
                    [
                        new TableEntry(new TablePattern("shop.orders"), new TableSettings(ConfiguredMode.Empty)),
                        new TableEntry(new TablePattern("customers"), new TableSettings(Size: new(Rows: 10))
                        {
                            Columns =
                            [
                                new ColumnSettings("nick") { Meaning = SemanticType.UserName },
                                new ColumnSettings("mail") { Faker = SemanticType.Email, Locale = "de" },
                                new ColumnSettings("code") { Pattern = @"A\d{3}" },
                                new ColumnSettings("land") { Value = "CH" },
                                new ColumnSettings("note") { IsNull = true },
                            ],
                        }),
                    ]),
                VirtualKeys =
                [
                    new VirtualKey(new TableName("shop", "orders"), ["a", "b"], new TableName("customers"), ["x", "y"]),
                    new VirtualKey(new TableName("log"), ["id"], null, []),
                ],
                Privacy = new PrivacySettings(6, 12, 20, 7, 40),
                Rules = new RuleSettings(["a.b = a.c"], ["a.b <= a.d"]),
                EdgeCases = 0.01,
                Judging = new JudgingSettings
                {
                    Evaluate = EvaluationMode.Gate,
                    Budget = EvaluationBudget.Thorough,
                    HoldoutFraction = 0.2,
                    FailUnder = 0.9,
                    Gates =
                    [
                        new QualityGate("detection.rows", 0.7, GateBasis.Value, Stops: true),
                        new QualityGate("key.counts", 0.1, GateBasis.Value, Stops: true) { Table = "orders" },
                    ],
                },
                Hooks = new HookSettings(["a"], ["b", "c"]),
                Drift = DriftPolicy.Auto,
                Acknowledge = ["SYN0001"],
            },
            configuration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("seed:\ntables:\n")]
    public void What_is_not_said_is_left_open(string text) => Assert.Equal(SynthConfiguration.Empty, Parse(text));

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_line()
    {
        var problems = Problems(
            """
            sed: 1
            scale: much
            workers: 1.5
            source-password-env: A
            source-password-file: b
            target: ${MISSING}
            tables:
              orders: { mode: emty, rows: 1, scale: 2, columns: { a: { value: 1, null: true }, b: { null: yes }, c: { meaning: emal } } }
            virtual-keys:
              - table: orders
            quality: [best]
            gates: [detection.row<=0.7, pairs.all<=0.9]
            rules: { on: [] }
            """);

        Assert.Equal(
            [
                "shop.yaml:1: there is no setting sed. Did you mean seed?",
                "shop.yaml:2: scale must be a number from 0.0001 to 10000.",
                "shop.yaml:3: workers must be a whole number from 1 to 1024.",
                "shop.yaml:5: give source-password-env or source-password-file, not both.",
                "shop.yaml:6: target: the variable MISSING is not set in the environment.",
                "shop.yaml:8: tables.orders.mode must be one of synthesize, copy, empty, skip.",
                "shop.yaml:8: tables.orders.columns.b.null must be true or false.",
                $"shop.yaml:8: tables.orders.columns.c.meaning must be one of {Meanings}.",
                "shop.yaml:8: tables.orders: give rows or scale, not both.",
                "shop.yaml:8: tables.orders.columns.a: give one of meaning, value, faker, pattern and null.",
                "shop.yaml:8: tables.orders.columns.b: give one of meaning, value, faker, pattern and null.",
                "shop.yaml:8: tables.orders.columns.c: give one of meaning, value, faker, pattern and null.",
                "shop.yaml:10: virtual-keys[0] lacks columns: a list, each item a name.",
                "shop.yaml:11: quality must be one of fast, standard, best.",
                $"shop.yaml:12: gates[0]: detection.row is no metric. Did you mean detection.rows? Known are {Metrics}.",
                "shop.yaml:12: gates[1]: pairs.all<=0.9 bounds pairs.all from its good side: higher is better.",
                "shop.yaml:13: there is no setting rules.on. Known are off, add.",
            ],
            problems);
    }

    [Theory]
    [InlineData("tables: [a", "this is no YAML")]
    [InlineData("seed: 1\nseed: 2", "this is no YAML")]
    [InlineData("- a\n- b", "the document must be a section")]
    [InlineData("seed: 1\n---\nseed: 2", "more than one document")]
    [InlineData("source: nowhere", "shop.yaml:1: source: The address is neither a URL nor a connection string")]
    [InlineData("source: \"sqlite:a\\0b\"", "holds a character that no text may hold")]
    [InlineData("? [a]\n: 1", "is no plain text")]
    public void What_is_no_configuration_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Single(Problems(text)), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_is_none_is_told_with_its_line() =>
        Assert.Contains("shop.yaml:4: tables.a.columns.b.pattern: this is no pattern",
            Problems("tables:\n  a:\n    columns:\n      b: { pattern: '[A-' }")[0], StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused_before_it_exhausts_the_stack() =>
        Assert.Contains("levels of nesting", Assert.Single(Problems($"include: {new string('[', 100_000)}")), StringComparison.Ordinal);

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var lines = Enumerable.Range(1, 8).Select(i => $"- &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]");

        Assert.NotEmpty(Problems($"include:\n- &l0 [a]\n{string.Join("\n", lines)}"));
    }

    [Theory]
    [InlineData("sqlite:shop.db", "sqlite:{0}/shop.db")]
    [InlineData("Data Source=../shop.db", "sqlite:{1}/shop.db")]
    [InlineData("duckdb:/data/shop.duckdb", "duckdb:/data/shop.duckdb")]
    [InlineData("postgres://db.example/shop.db", "postgres://db.example/shop.db")]
    public void Paths_in_a_file_start_from_its_folder(string address, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("synth-configuration-");
        var file = Path.Combine(folder.FullName, "synth.yaml");
        File.WriteAllText(file, $"source: {address}\nsource-password-file: secret\n");

        var source = ConfigurationFile.Read(file, Variables.GetValueOrDefault).Source;
        folder.Delete(recursive: true);

        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, expected, folder.FullName, folder.Parent!.FullName), source.Locate()!.ToString());
        Assert.Equal(Path.Combine(folder.FullName, "secret"), source.PasswordFile);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFile.Read("nowhere.yaml", Variables.GetValueOrDefault));

        Assert.Contains("nowhere.yaml", error.Message, StringComparison.Ordinal);
    }

    private static SynthConfiguration Parse(string text) => ConfigurationFile.Parse(text, "shop.yaml", Variables.GetValueOrDefault);

    private static string[] Problems(string text) =>
        Assert.Throws<ConfigurationException>(() => Parse(text)).Message.Split(Environment.NewLine);
}
