using System.Reflection;
using System.Text.RegularExpressions;
using Synth.Testing;
using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// The table of cases and engines, made of the tests: of the data of those that carry <see cref="HardCaseAttribute"/> here, and of the
/// names of those in other projects.
/// </summary>
internal static partial class HardCaseTable
{
    private static readonly Dictionary<EngineName, string> Letters = new()
    {
        [EngineName.Sqlite] = "S",
        [EngineName.PostgreSql] = "P",
        [EngineName.MySql] = "M",
        [EngineName.SqlServer] = "T",
    };

    /// <summary>The table in Markdown.</summary>
    /// <param name="tests">The folder of all test projects.</param>
    public static string Render(DirectoryInfo tests)
    {
        var legs = Legs().Distinct().ToLookup(leg => leg.Case);
        var elsewhere = Elsewhere(tests).Distinct().ToLookup(test => test.Case, test => test.Class);
        return string.Join('\n', HardCases.All
            .Select(row =>
                $"| {row.Case} | {row.About} | {string.Join(" | ", Letters.Keys.Select(engine => Cell(legs[row.Case], engine)))} | "
                + $"{string.Join(", ", elsewhere[row.Case].Order())} |")
            .Prepend("| --- | --- | --- | --- | --- | --- | --- |")
            .Prepend("| case | what | S to | P to | M to | T to | also |"));
    }

    private static string Cell(IEnumerable<(string Case, EngineName From, string To)> legs, EngineName engine) =>
        string.Join(' ', legs.Where(leg => leg.From == engine).Select(leg => leg.To).Distinct().OrderBy(Order));

    private static int Order(string letter) => string.Concat(Letters.Values.Append("F")).IndexOf(letter, StringComparison.Ordinal);

    private static IEnumerable<(string Case, EngineName From, string To)> Legs() =>
    [
        .. HardSchemaTests.Cases.Select(row => (HardSchemaList.Find(row.Data.Item1).Case, row.Data.Item2, Letters[row.Data.Item3])),
        .. FileTests.Cases.Select(row => (HardSchemaList.Find(row.Data.Item1).Case, row.Data.Item2, "F")),
        .. typeof(HardCaseTable).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(LegsOf),
    ];

    private static IEnumerable<(string Case, EngineName From, string To)> LegsOf(MethodInfo test) =>
        from name in CasesOf(test)
        from row in RowsOf(test)
        let engines = row.OfType<EngineName>().ToArray()
        where engines.Length > 0
        select (name, engines[0], Letters[engines[^1]]);

    private static IEnumerable<string> CasesOf(MethodInfo test) =>
        test.GetCustomAttributes<HardCaseAttribute>().Concat(test.DeclaringType!.GetCustomAttributes<HardCaseAttribute>())
            .SelectMany(attribute => attribute.Cases);

    private static IEnumerable<object?[]> RowsOf(MethodInfo test) =>
        test.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data)
            .Concat(test.GetCustomAttributes<MemberDataAttribute>().SelectMany(attribute =>
                ((IEnumerable<ITheoryDataRow>)(attribute.MemberType ?? test.DeclaringType!)
                    .GetProperty(attribute.MemberName)!.GetValue(null)!)
                .Select(row => row.GetData())));

    private static IEnumerable<(string Case, string Class)> Elsewhere(DirectoryInfo tests) =>
        from project in tests.EnumerateDirectories("*.Tests").Where(folder => folder.Name != "Synth.EndToEnd.Tests")
        from file in project.EnumerateFiles("*Tests.cs", SearchOption.AllDirectories)
        from Match attribute in Attributes().Matches(File.ReadAllText(file.FullName))
        from Match name in Names().Matches(attribute.Value)
        select (name.Value, $"`{Path.GetFileNameWithoutExtension(file.Name)}`");

    [GeneratedRegex(@"\[HardCase\([^)]*\)\]")]
    private static partial Regex Attributes();

    [GeneratedRegex("H[0-9]+")]
    private static partial Regex Names();
}
