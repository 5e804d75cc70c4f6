using Xunit;

namespace Synth.Architecture.Tests;

public sealed class SourceFileTests
{
    private const int MaxLines = 400;
    private const int MaxWidth = 140;

    /// <summary>Files that are longer, and why.</summary>
    private static readonly Dictionary<string, string> LongFiles = [];

    /// <summary>Files whose public type is not called like them, and why.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["src/Synth.Schema/ValueListFactory.cs"] =
            "the static class ValueList is the companion of ValueList<T>, which has the file of that name",
    };

    [Fact]
    public void No_file_is_too_long_to_read() =>
        Assert.Empty(new[] { ".cs", ".sql", ".sh", ".csproj" }
            .SelectMany(Repository.Files)
            .Where(file => File.ReadLines(file.FullName).Count() > MaxLines)
            .Select(Repository.PathOf)
            .Except(LongFiles.Keys));

    [Fact]
    public void No_line_is_too_wide_to_read() => Assert.Empty(Repository.Files(".cs").SelectMany(WideLines));

    // A group of small internal types may have a name of its own: NumberReaders.cs.
    [Fact]
    public void A_file_is_named_after_its_type() =>
        Assert.Empty(SourceFiles()
            .Where(file => TypeDeclaration.In(file) is [var first, ..] types
                && (first.IsPublic || types.Count == 1)
                && first.Name != TypeDeclaration.NameOf(file))
            .Select(Repository.PathOf)
            .Except(OtherNames.Keys));

    [Fact]
    public void A_file_holds_one_public_type() =>
        Assert.Empty(SourceFiles()
            .SelectMany(file => TypeDeclaration.In(file).Skip(1).Where(type => type.IsPublic && !MayFollow(type, file))
                .Select(type => $"{Repository.PathOf(file)}: {type.Name}")));

    [Fact]
    public void Exceptions_are_still_needed() =>
        Assert.Empty(LongFiles.Keys.Concat(OtherNames.Keys).Except(Repository.Files("").Select(Repository.PathOf)));

    // Lines of raw strings are as wide as the text that they hold.
    private static IEnumerable<string> WideLines(FileInfo file)
    {
        var isRaw = false;
        foreach (var (number, line) in File.ReadLines(file.FullName).Index())
        {
            var fences = line.Split("\"\"\"").Length - 1;
            if (line.Length > MaxWidth && !isRaw && fences == 0)
            {
                yield return $"{Repository.PathOf(file)}:{number + 1} has {line.Length} characters";
            }

            isRaw ^= fences % 2 == 1;
        }
    }

    // SpecificationTests.cs of a connector derives all suites of the specification, a line each.
    private static IEnumerable<FileInfo> SourceFiles() => Repository.Files(".cs").Where(file => file.Name != "SpecificationTests.cs");

    // The cases of a closed hierarchy stand below it, and an enum beside the record that has it.
    private static bool MayFollow(TypeDeclaration type, FileInfo file) =>
        type.IsEnum || type.BaseType == TypeDeclaration.NameOf(file);
}
