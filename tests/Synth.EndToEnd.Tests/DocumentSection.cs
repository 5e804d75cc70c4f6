using Xunit;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// A part of <c>connectors/README.md</c> that is made by tests, between two comments. <c>SYNTH_UPDATE_GOLDEN=1</c> writes it anew; what
/// changed is then seen in the diff.
/// </summary>
/// <param name="name">What the comments call it.</param>
internal sealed class DocumentSection(string name)
{
    // Several parts of one file may be written at once.
    private static readonly Lock Writing = new();

    private readonly string begin = $"<!-- {name} -->\n";
    private readonly string end = $"\n<!-- end of {name} -->";

    /// <summary>The folder of the whole project.</summary>
    public static DirectoryInfo Root { get; } = FindRoot();

    /// <summary>Compares the part with what it has to be.</summary>
    public void Check(string expected)
    {
        var path = Path.Combine(Root.FullName, "connectors", "README.md");
        lock (Writing)
        {
            var (before, section, after) = Split(File.ReadAllText(path));
            if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
            {
                File.WriteAllText(path, before + begin + expected + end + after);
                section = expected;
            }

            Assert.Equal(expected, section, ignoreLineEndingDifferences: true);
        }
    }

    private (string Before, string Section, string After) Split(string text)
    {
        var first = text.IndexOf(begin, StringComparison.Ordinal);
        var last = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(first >= 0 && last > first, $"connectors/README.md has lost the lines {begin.Trim()} and {end.Trim()}.");
        return (text[..first], text[(first + begin.Length)..last], text[last..][end.Length..]);
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
