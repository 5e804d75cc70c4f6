using System.Reflection;
using System.Text.RegularExpressions;
using Synth.Cli.Failures;
using Synth.Cli.Tests.Packaging;
using Synth.Schema;
using Xunit;

namespace Synth.Cli.Tests.Failures;

/// <summary>What the program says when it fails is in the README, and what the README says is what the program says.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Deployment.Root, "README.md"));

    private static readonly string[] Sources =
    [
        .. new[] { "src", "connectors" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Deployment.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => JoinTexts().Replace(File.ReadAllText(file), "")),
    ];

    private static readonly string[] Phrases =
    [
        .. Rows("Troubleshooting").SelectMany(row => Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups[1].Value)),
    ];

    /// <summary>Refusals, and what a schema is refused for: a person has to do something about each.</summary>
    public static TheoryData<string> Kinds => ["Safety", "UnsupportedSchema"];

    [Fact]
    public void All_exit_codes_are_in_the_readme_and_in_the_help()
    {
        int[] codes = [.. Enum.GetValues<ExitCode>().Select(code => (int)code)];

        Assert.Equal(codes, Rows("Exit codes").Skip(2).Select(row => int.Parse(row.Split('|')[1], null)));
        Assert.Equal(codes, ExitCodes.Help.Split('\n').Skip(1).Select(line => int.Parse(line.Trim().Split(' ')[0], null)));
    }

    [Fact]
    public void All_identifiers_of_warnings_are_in_the_readme_and_no_others()
    {
        var identifiers = typeof(WarningIds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
        var told = Identifier().Matches(Readme).Select(match => match.Value).Distinct();

        Assert.Equal(identifiers.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_told_about_failures_is_what_the_program_says()
    {
        Assert.True(Phrases.Length > 20);
        Assert.All(Phrases, phrase => Assert.Contains(Sources, source => PatternOf(phrase).IsMatch(source)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_refusal_is_told_about(string kind)
    {
        var thrown = new Regex(
            $@"new (?:Synth\.Connectors\.)?{kind}Exception\((?:(?!new \w+Exception\().)*?;\r?\n",
            RegexOptions.Singleline,
            TimeSpan.FromSeconds(10));
        string[] messages =
        [
            .. Sources.SelectMany(source => thrown.Matches(source))
                .Select(match => string.Concat(Text().Matches(match.Value).Select(text => text.Groups[1].Value)))
                .Where(message => message.Length > 0)
                .Distinct(),
        ];

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains(Phrases, phrase => PatternOf(phrase).IsMatch(message)));
    }

    // A mark of omission stands for anything in one message.
    private static Regex PatternOf(string phrase) => new(
        string.Join("[^;]*?", phrase.Split('…').Select(part => Regex.Escape(part.Trim()))), RegexOptions.None, TimeSpan.FromSeconds(10));

    private static IEnumerable<string> Rows(string section)
    {
        var start = Readme.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        var end = Readme.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        return Readme[start..end].Split('\n').Where(line => line.StartsWith('|'));
    }

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex JoinTexts();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Text();

    [GeneratedRegex("SYN[0-9]{4}")]
    private static partial Regex Identifier();
}
