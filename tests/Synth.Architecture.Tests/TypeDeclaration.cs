using System.Text.RegularExpressions;

namespace Synth.Architecture.Tests;

/// <summary>A type that a file declares at its top level, as far as the text of it tells.</summary>
/// <param name="Name">Its name without type parameters.</param>
/// <param name="IsPublic">Whether it is public.</param>
/// <param name="IsEnum">Whether it is an enum.</param>
/// <param name="BaseType">The first type after the colon; null without one.</param>
internal sealed partial record TypeDeclaration(string Name, bool IsPublic, bool IsEnum, string? BaseType)
{
    /// <summary>The top-level types of a file in order. Namespaces are file-scoped, so their declarations are not indented.</summary>
    public static List<TypeDeclaration> In(FileInfo file) =>
        [.. Declaration().Matches(File.ReadAllText(file.FullName)).Select(match => new TypeDeclaration(
            match.Groups["name"].Value,
            match.Groups["modifiers"].Value.Split(' ').Contains("public"),
            match.Groups["kind"].Value == "enum",
            match.Groups["base"] is { Success: true } type ? type.Value : null))];

    /// <summary>The name that a file's type should have: <c>Part.Of.cs</c> is a part of <c>Part</c>.</summary>
    public static string NameOf(FileInfo file) => file.Name.Split('.')[0];

    [GeneratedRegex(
        @"^(?<modifiers>((public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) )*)(?<kind>class|record struct|record"
        + @"|struct|interface|enum)\s+(?<name>\w+)(<[^>]*>)?\s*(\((?>[^()]+|\((?<depth>)"
        + @"|\)(?<-depth>))*(?(depth)(?!))\))?\s*(:\s*(?<base>\w+))?",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
