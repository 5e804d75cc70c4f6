using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

public sealed class HardCaseTableTests
{
    private static readonly DocumentSection Section = new("hard cases");

    [Fact]
    public void The_table_of_the_documentation_is_what_the_tests_say() =>
        Section.Check(HardCaseTable.Render(new DirectoryInfo(Path.Combine(DocumentSection.Root.FullName, "tests"))));

    [Fact]
    public void Every_case_of_a_test_is_in_the_table() =>
        Assert.Empty(typeof(HardCaseTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods()
                .SelectMany(method => method.GetCustomAttributes(typeof(HardCaseAttribute), inherit: false))
                .Concat(type.GetCustomAttributes(typeof(HardCaseAttribute), inherit: false)))
            .Cast<HardCaseAttribute>()
            .SelectMany(attribute => attribute.Cases)
            .Concat(HardSchemaList.All.Select(schema => schema.Case))
            .Except(HardCases.All.Select(row => row.Case)));
}
