using System.Runtime.CompilerServices;
using Synth.Engine.Configuration;
using Xunit;

namespace Synth.Engine.Tests.Configuration;

public sealed class ConfigurationReferenceTests
{
    [Fact]
    public void The_reference_in_the_repository_is_the_one_that_the_program_writes()
    {
        var path = Place();
        if (Environment.GetEnvironmentVariable("SYNTH_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, ConfigurationReference.Write());
        }

        Assert.Equal(File.ReadAllText(path), ConfigurationReference.Write(), ignoreLineEndingDifferences: true);
    }

    private static string Place([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Synth.Engine/Configuration/README.md"));
}
