using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class HardCaseTableTests
{
    private const string Begin = "<!-- hard cases -->\n";
    private const string End = "\n<!-- end of hard cases -->";

    // SYNTH_UPDATE_GOLDEN=1 writes the table anew; what changed is then seen in the diff.
    [Fact]
    public void The_table_of_the_documentation_is_what_the_tests_say()
    {
        var root = FindRoot();
        var readme = Path.Combine(root.FullName, "connectors", "README.md");
        var table = HardCaseTable.Render(new DirectoryInfo(Path.Combine(root.FullName, "tests")));
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            var (before, _, after) = Split(File.ReadAllText(readme));
            File.WriteAllText(readme, before + Begin + table + End + after);
        }

        Assert.Equal(table, Split(File.ReadAllText(readme)).Table, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Every_case_of_a_test_is_in_the_table() =>
        Assert.Empty(typeof(HardCaseTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetCustomAttributes(typeof(HardCaseAttribute), inherit: false))
                .Concat(type.GetCustomAttributes(typeof(HardCaseAttribute), inherit: false)))
            .Cast<HardCaseAttribute>()
            .SelectMany(attribute => attribute.Cases)
            .Concat(HardSchemaList.All.Select(schema => schema.Case))
            .Except(HardCases.All.Select(row => row.Case)));

    private static (string Before, string Table, string After) Split(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"connectors/README.md has lost the lines {Begin.Trim()} and {End.Trim()}.");
        return (text[..begin], text[(begin + Begin.Length)..end], text[(end + End.Length)..]);
    }

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Synth.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Synth.sln.");
        }

        return folder;
    }
}
